import { useEffect, useState } from 'react';
import type { JudgeDesk, LiveFaces } from '../../store/judge-desk.ts';
import { type Text, useText } from '../i18n.ts';
import { knownName } from '../judge/judge-words.ts';
import { type SeenFace, smoothVerdicts, type Track } from './smooth-verdicts.ts';

export interface Live {
  readonly tracks: readonly Track[];
  /** Frames looked at in a second; null before the second one. */
  readonly rate: number | null;
  /** What stopped it, in English; null while it goes on. */
  readonly fault: string | null;
}

const NOTHING: Live = { tracks: [], rate: null, fault: null };
/** How much the newest frame counts for the rate. */
const NEWEST = 0.3;
/** Rest after a frame that could not be taken or read. */
const REST_MS = 200;
/** Frames in a row that may fail. */
const MOST_FAILED = 5;

/** Judge one frame of the video after another, never two at a time, as fast as that goes. */
export function useLiveFaces(desk: JudgeDesk, video: HTMLVideoElement | null, isOn: boolean): Live {
  const t = useText();
  const [live, setLive] = useState(NOTHING);
  useEffect(() => {
    if (!video || !isOn) return;
    let isOver = false;
    let tracks: readonly Track[] = [];
    let rate: number | null = null;
    let failed = 0;
    setLive(NOTHING);
    async function go(from: HTMLVideoElement): Promise<void> {
      while (!isOver) {
        const start = performance.now();
        try {
          const found = await desk.look(await createImageBitmap(from));
          if (isOver) return;
          failed = 0;
          tracks = smoothVerdicts(tracks, seenFaces(t, found));
          const now = 1000 / (performance.now() - start);
          rate = rate === null ? now : rate + NEWEST * (now - rate);
          setLive({ tracks, rate, fault: null });
        } catch (error) {
          // the first frames of a video may not be there yet
          failed++;
          if (isOver) return;
          if (failed >= MOST_FAILED) {
            setLive({ ...NOTHING, fault: error instanceof Error ? error.message : String(error) });
            return;
          }
          await new Promise((resolve) => setTimeout(resolve, REST_MS));
        }
        // boxes are drawn before the next frame is looked at
        await new Promise(requestAnimationFrame);
      }
    }
    void go(video);
    return () => {
      isOver = true;
    };
  }, [desk, video, isOn, t]);
  return live;
}

function seenFaces(t: Text, { faces, reports }: LiveFaces): SeenFace[] {
  return faces.map(({ box }, i): SeenFace => {
    const report = reports?.[i];
    if (!report) return { box, kind: null, key: '', name: '', distance: Number.POSITIVE_INFINITY };
    const { kind, person, distance } = report;
    return { box, kind, key: person?.key ?? '', name: person ? knownName(t, person) : '', distance };
  });
}
