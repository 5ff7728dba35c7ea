/** One event of Chromium's trace format; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

/** Script of one frame, in milliseconds. */
export interface FrameScript {
  readonly ms: number;
  /** What the thread had the processor for: other work on the machine does not count. */
  readonly cpuMs: number;
}

/** Everything in which a page's scripts run. Style, layout and paint count only where a script forces them. */
const SCRIPT = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'HandlePostMessage',
  'RunMicrotasks',
  'TimerFire',
]);

/** What to trace, so that {@link readFrames} finds all it counts. */
export const TRACE_CATEGORIES = ['devtools.timeline', 'v8.execute', 'blink.user_timing'];

/**
 * Script time between each mark and the next, on the thread that set them.
 *
 * @param mark its name; the last one only ends the last frame
 * @throws RangeError if the trace has fewer than two such marks
 */
export function readFrames(trace: Buffer, mark: string): FrameScript[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const marks = traceEvents.filter(({ name }) => name === mark).sort((a, b) => a.ts - b.ts);
  const first = marks[0];
  if (!first || marks.length < 2) throw new RangeError(`marks must be at least 2, got ${marks.length}`);
  const scripts = traceEvents
    .filter(
      ({ name, ph, pid, tid }) => ph === 'X' && SCRIPT.has(name) && pid === first.pid && tid === first.tid,
    )
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));

  const frames = marks.slice(1).map(() => ({ ms: 0, cpuMs: 0 }));
  let outerEnd = 0;
  let frame = -1;
  for (const { ts, dur = 0, tdur = 0 } of scripts) {
    // inside one that is counted
    if (ts < outerEnd) continue;
    outerEnd = ts + dur;
    // a mark lies inside the callback of the frame that it begins
    while (frame + 1 < marks.length && marks[frame + 1]!.ts <= outerEnd) frame++;
    const sum = frames[frame];
    if (!sum) continue;
    sum.ms += dur / 1000;
    sum.cpuMs += tdur / 1000;
  }
  return frames;
}
