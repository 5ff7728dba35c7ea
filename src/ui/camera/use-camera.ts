import { useEffect, useState } from 'react';

export type CameraFault = 'none' | 'refused' | 'busy' | 'unsupported' | 'ended';

export type CameraState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'on'; readonly stream: MediaStream }
  /** The page was hidden. */
  | { readonly phase: 'stopped' }
  | { readonly phase: 'failed'; readonly fault: CameraFault };

const WANTED: MediaStreamConstraints = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 } },
  audio: false,
};

/**
 * The camera, on for as long as the component is there and the page is to be seen.
 * @param attempt another number starts it again
 */
export function useCamera(attempt: number): CameraState {
  const [state, setState] = useState<CameraState>({ phase: 'starting' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a new start
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOver = false;
    const end = (next: CameraState | null) => {
      if (isOver) return;
      isOver = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
      if (next) setState(next);
    };
    const onHidden = () => {
      if (document.hidden) end({ phase: 'stopped' });
    };
    setState({ phase: 'starting' });
    document.addEventListener('visibilitychange', onHidden);
    void ask().then((answer) => {
      if (typeof answer === 'string') {
        end({ phase: 'failed', fault: answer });
        return;
      }
      stream = answer;
      if (isOver) {
        // left before the user had answered
        for (const track of answer.getTracks()) track.stop();
        return;
      }
      for (const track of answer.getVideoTracks()) {
        track.addEventListener('ended', () => end({ phase: 'failed', fault: 'ended' }));
      }
      setState({ phase: 'on', stream: answer });
    });
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      end(null);
    };
  }, [attempt]);
  return state;
}

async function ask(): Promise<MediaStream | CameraFault> {
  // without https there is no camera at all
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return 'unsupported';
  try {
    return await devices.getUserMedia(WANTED);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
    if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
    return 'busy';
  }
}
