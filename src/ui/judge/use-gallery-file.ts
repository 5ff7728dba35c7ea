import { useCallback, useState } from 'react';
import { type ReadGallery, readGallery } from '../../store/gallery-travel.ts';
import type { JudgeDesk } from '../../store/judge-desk.ts';
import { useGetState } from '../use-app.ts';

type Fault = Extract<ReadGallery, { kind: 'fault' }>;

/** A gallery file on its way in. */
export interface GalleryOpening {
  /** Waits for its passphrase. */
  readonly locked: File | null;
  readonly fault: Fault | null;
  readonly isBusy: boolean;
  open(file: File): void;
  unlock(passphrase: string): void;
  cancel(): void;
}

export function useGalleryFile(desk: JudgeDesk): GalleryOpening {
  const getState = useGetState();
  const [locked, setLocked] = useState<File | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const read = useCallback(
    async (file: File, passphrase: string | null) => {
      setIsBusy(true);
      const found = await readGallery(file, getState().settings.descriptorId, passphrase);
      setIsBusy(false);
      setFault(found.kind === 'fault' ? found : null);
      // a wrong passphrase may be tried again
      const asksOn = found.kind === 'locked' || (found.kind === 'fault' && found.code === 'wrongPassphrase');
      setLocked(asksOn ? file : null);
      if (found.kind === 'read') desk.setFile({ name: file.name, gallery: found.gallery });
    },
    [desk, getState],
  );
  const open = useCallback((file: File) => void read(file, null), [read]);
  return {
    ...{ locked, fault, isBusy, open },
    unlock: (passphrase) => {
      if (locked) void read(locked, passphrase);
    },
    cancel() {
      setLocked(null);
      setFault(null);
    },
  };
}
