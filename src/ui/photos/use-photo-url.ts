import { useEffect, useState } from 'react';
import { useActions } from '../use-app.ts';

export interface PhotoUrl {
  readonly url: string | null;
  /** `gone`: the page does not have the file. `broken`: nobody here can show it. */
  readonly state: 'shown' | 'converting' | 'gone' | 'broken';
  /** To be called when the picture at the URL cannot be shown. */
  onError(): void;
}

/** An object URL of the photo's file, or of a picture made of it if the browser cannot show its kind; revoked at the end. */
export function usePhotoUrl(photoId: string): PhotoUrl {
  const actions = useActions();
  const [source, setSource] = useState<{ readonly blob: Blob; readonly isMade: boolean } | null>(null);
  const [state, setState] = useState<PhotoUrl['state']>('shown');
  const [made, setMade] = useState<{ readonly of: Blob; readonly url: string } | null>(null);
  useEffect(() => {
    const file = actions.fileOf(photoId);
    setState(file ? 'shown' : 'gone');
    setSource(file ? { blob: file, isMade: false } : null);
  }, [actions, photoId]);
  useEffect(() => {
    if (!source) return;
    const url = URL.createObjectURL(source.blob);
    setMade({ of: source.blob, url });
    return () => URL.revokeObjectURL(url);
  }, [source]);
  useEffect(() => {
    if (state !== 'converting') return;
    let isGone = false;
    void actions.pictureOf(photoId).then((blob) => {
      if (isGone) return;
      if (blob) setSource({ blob, isMade: true });
      setState(blob ? 'shown' : 'broken');
    });
    return () => {
      isGone = true;
    };
  }, [actions, photoId, state]);
  // not the URL of before, which is given back already
  const url = source !== null && made?.of === source.blob ? made.url : null;
  return { url, state, onError: () => setState(source?.isMade ? 'broken' : 'converting') };
}
