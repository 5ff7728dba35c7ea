import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A page in headless Firefox. */
export interface FirefoxPage {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Value of an expression, or of the promise that it gives; must be plain. */
  evaluate<T>(expression: string): Promise<T>;
  /** Give files to the element that an expression finds. */
  setFiles(element: string, paths: readonly string[]): Promise<void>;
  close(): void;
}

interface Answer {
  readonly id?: number;
  readonly error?: string;
  readonly message?: string;
  readonly result?: Record<string, unknown>;
}

/**
 * Start Firefox and speak WebDriver BiDi with it, the little of it that the main job needs.
 * Playwright drives a Firefox of its own only, which not every machine can have.
 *
 * @throws Error if Firefox does not start, or answers a command with an error
 */
export async function openFirefox(program: string): Promise<FirefoxPage> {
  const profile = mkdtempSync(join(tmpdir(), 'kaomap-firefox-'));
  const firefox = spawn(
    program,
    ['--headless', '--remote-debugging-port', '0', '--no-remote', '--profile', profile],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } },
  );
  const socket = new WebSocket(`${await addressOf(firefox)}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('Firefox does not answer'));
  });
  const pending = new Map<number, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) pending.get(answer.id)?.(answer);
  };
  let sent = 0;
  async function call(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++sent;
    const answer = await new Promise<Answer>((resolve) => {
      pending.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    pending.delete(id);
    if (!answer.result) throw new Error(`${method}: ${answer.error} ${answer.message}`);
    return answer.result;
  }

  await call('session.new', { capabilities: {} });
  const { contexts } = (await call('browsingContext.getTree', {})) as { contexts: { context: string }[] };
  const context = contexts[0]?.context;
  const target = { context };
  async function run(expression: string): Promise<{ value?: unknown; sharedId?: string }> {
    const answer = await call('script.evaluate', { expression, target, awaitPromise: true });
    if (answer['type'] !== 'success') throw new Error(`${expression}: ${JSON.stringify(answer)}`);
    return answer['result'] as { value?: unknown; sharedId?: string };
  }
  return {
    open: async (url) => void (await call('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async () => void (await call('browsingContext.reload', { context, wait: 'complete' })),
    async evaluate<T>(expression: string) {
      // a text crosses as it is; other values would come apart into types
      const { value } = await run(`Promise.resolve(${expression}).then((v) => JSON.stringify(v ?? null))`);
      return JSON.parse(String(value)) as T;
    },
    async setFiles(element, paths) {
      const { sharedId } = await run(element);
      await call('input.setFiles', { context, element: { sharedId }, files: [...paths] });
    },
    close() {
      socket.close();
      firefox.on('close', () => rmSync(profile, { recursive: true, force: true }));
      firefox.kill();
    },
  };
}

/** Firefox says it on standard error once it listens. */
function addressOf(firefox: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    firefox.stderr?.on('data', (data: Buffer) => {
      said += data;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    firefox.on('error', reject);
    firefox.on('close', () => reject(new Error(`Firefox ended: ${said}`)));
  });
}
