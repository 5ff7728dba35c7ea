import type { Page } from '@playwright/test';

/** Bytes in use after a collection. */
export interface HeapUsage {
  readonly page: number;
  /** All workers of the page together. */
  readonly workers: number;
}

/** What is made between a collection and the look at what it left is garbage of the next one. */
const COLLECTIONS = 4;

/** Collect garbage in the page and in each of its workers, and tell what is left, in the middle of a run too. */
export async function measureHeap(page: Page): Promise<HeapUsage> {
  const session = await page.context().newCDPSession(page);
  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push(sessionId);
  });
  const answers = new Map<string, (message: string) => void>();
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) =>
    answers.get(sessionId)?.(message),
  );
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const ask = (sessionId: string, method: string) =>
    new Promise<{ usedSize?: number }>((resolve) => {
      answers.set(sessionId, (message) => {
        const { id, result } = JSON.parse(message) as { id?: number; result?: { usedSize?: number } };
        if (id === 1) resolve(result ?? {});
      });
      const message = JSON.stringify({ id: 1, method });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => resolve({}));
    });
  let inWorkers = 0;
  for (const sessionId of workers) {
    inWorkers += await least(async () => {
      await ask(sessionId, 'HeapProfiler.collectGarbage');
      return (await ask(sessionId, 'Runtime.getHeapUsage')).usedSize ?? 0;
    });
  }
  const inPage = await least(async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  });
  await session.detach();
  return { page: inPage, workers: inWorkers };
}

async function least(measure: () => Promise<number>): Promise<number> {
  let bytes = Number.POSITIVE_INFINITY;
  for (let i = 0; i < COLLECTIONS; i++) bytes = Math.min(bytes, await measure());
  return bytes;
}
