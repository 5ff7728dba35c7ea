import type { Page } from '@playwright/test';

/** Bytes in use after a collection. */
export interface HeapUsage {
  readonly page: number;
  /** All workers of the page together. */
  readonly workers: number;
}

/** Collect garbage in the page and in each of its workers, and tell what is left. */
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
    await ask(sessionId, 'HeapProfiler.collectGarbage');
    inWorkers += (await ask(sessionId, 'Runtime.getHeapUsage')).usedSize ?? 0;
  }
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { page: usedSize, workers: inWorkers };
}
