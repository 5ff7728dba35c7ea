/**
 * Try to get a word out to `origin` in every way there is, in the page or in a worker. Runs in the browser, so
 * it may use nothing from outside. Resolves when all have come to an end.
 * @returns the ways tried
 */
export async function leak(origin: string): Promise<string[]> {
  const at = (way: string) => `${origin}/${way}`;
  const event = (target: EventTarget) =>
    new Promise<void>((resolve) => {
      for (const type of ['load', 'error', 'open', 'close']) target.addEventListener(type, () => resolve());
    });
  const ways: Record<string, () => unknown> = {
    fetch: () => fetch(at('fetch'), { mode: 'no-cors' }),
    import: () => import(at('import')),
    socket: () => event(new WebSocket(at('socket').replace('http', 'ws'))),
    events: () => event(new EventSource(at('events'))),
    request: () => {
      const request = new XMLHttpRequest();
      request.open('GET', at('request'));
      const end = event(request);
      request.send();
      return end;
    },
    ...('document' in globalThis
      ? {
          beacon: () => navigator.sendBeacon(at('beacon'), 'x'),
          image: () => {
            const image = new Image();
            const end = event(image);
            image.src = at('image');
            return end;
          },
          frame: () => {
            const frame = document.createElement('iframe');
            const end = event(frame);
            frame.src = at('frame');
            document.body.append(frame);
            // a frame that may not load says nothing
            return Promise.race([end, new Promise((resolve) => setTimeout(resolve, 500))]);
          },
        }
      : {}),
  };
  for (const way of Object.values(ways)) {
    try {
      await Promise.race([way(), new Promise((resolve) => setTimeout(resolve, 2000))]);
    } catch {
      // refused, as it should be
    }
  }
  return Object.keys(ways);
}
