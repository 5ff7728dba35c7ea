import { describe, expect, it } from 'vitest';
import { listTransfer } from '../../../src/ingest/list-transfer.ts';
import { type FakeTree, fakeEntry, fakeTransfer } from './fake-entries.ts';

async function pathsOf(tree: FakeTree): Promise<string[]> {
  const roots = Object.entries(tree).map(([name, node]) => fakeEntry(name, node));
  return (await listTransfer(fakeTransfer(roots))).map((entry) => entry.path);
}

const many = (count: number): FakeTree =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.jpg`, 'file' as const]));

describe('listing a drop', () => {
  it('reads a folder of 350 files to the end, in order of their numbers', async () => {
    expect(await pathsOf({ all: many(350) })).toEqual(Array.from({ length: 350 }, (_, i) => `all/${i}.jpg`));
  });

  it('reads a folder whose entries fill their batches exactly', async () => {
    expect(await pathsOf({ all: many(200) })).toHaveLength(200);
  });

  it('walks nested folders and skips empty ones', async () => {
    const tree: FakeTree = {
      trip: { 'b.jpg': 'file', day2: { 'c.jpg': 'file', none: {} }, day1: many(2) },
      'a.jpg': 'file',
    };
    expect(await pathsOf(tree)).toEqual([
      'a.jpg',
      'trip/b.jpg',
      'trip/day1/0.jpg',
      'trip/day1/1.jpg',
      'trip/day2/c.jpg',
    ]);
  });

  it('hands out the files themselves', async () => {
    const [entry] = await listTransfer(fakeTransfer([fakeEntry('a.jpg', 'file')]));
    expect(await entry?.file?.text()).toBe('a.jpg');
  });

  it('lists a file that cannot be read and goes on', async () => {
    const entries = await listTransfer(
      fakeTransfer([fakeEntry('x', { '1.jpg': 'file', '2.jpg': 'badFile', '3.jpg': 'file' })]),
    );
    expect(entries.map(({ path, file, reason }) => [path, file !== null, reason])).toEqual([
      ['x/1.jpg', true, undefined],
      ['x/2.jpg', false, { code: 'cannotRead', detail: 'lost: 2.jpg' }],
      ['x/3.jpg', true, undefined],
    ]);
  });

  it('lists a folder that cannot be read and goes on', async () => {
    const entries = await listTransfer(
      fakeTransfer([
        fakeEntry('x', { closed: 'badFolder', open: { 'a.jpg': 'file' } }),
        fakeEntry('b.jpg', 'file'),
      ]),
    );
    expect(entries.map(({ path, reason }) => [path, reason?.detail])).toEqual([
      ['b.jpg', undefined],
      ['x/closed', 'denied: closed'],
      ['x/open/a.jpg', undefined],
    ]);
  });

  it('says of a file that went away that it did', async () => {
    const [entry] = await listTransfer(fakeTransfer([fakeEntry('a.jpg', 'lostFile')]));
    expect(entry).toMatchObject({ path: 'a.jpg', file: null, reason: { code: 'gone' } });
  });

  it('gives up what is never answered and keeps the rest', async () => {
    const drop = fakeTransfer([
      fakeEntry('x', { '1.jpg': 'file', '2.jpg': 'stuckFile', deaf: 'stuckFolder', '3.jpg': 'file' }),
    ]);
    const entries = await listTransfer(drop, 40);
    expect(entries.map(({ path, reason }) => [path, reason?.code])).toEqual([
      ['x/1.jpg', undefined],
      ['x/2.jpg', 'timeout'],
      ['x/3.jpg', undefined],
      ['x/deaf', 'timeout'],
    ]);
  });

  it('lists what is neither file nor folder', async () => {
    const [entry] = await listTransfer(fakeTransfer([fakeEntry('pipe', 'device')]));
    expect(entry).toMatchObject({ path: 'pipe', file: null, reason: { code: 'cannotRead' } });
  });

  it('stops at a folder that leads into itself for ever', async () => {
    const loop = (): FakeTree => ({
      get again() {
        return loop();
      },
    });
    const entries = await listTransfer(fakeTransfer([fakeEntry('loop', loop())]));
    expect(entries).toMatchObject([
      { file: null, reason: { code: 'cannotRead', detail: 'more than 64 folders deep' } },
    ]);
  });

  it('asks for every file before it waits for any', async () => {
    let asked = 0;
    const shy = (name: string) => ({
      name,
      fullPath: `/${name}`,
      isFile: true,
      isDirectory: false,
      file: (give: (file: File) => void) => {
        asked++;
        const wait = () => (asked === 3 ? give(new File([], name)) : setTimeout(wait, 0));
        wait();
      },
    });
    const roots = ['a', 'b', 'c'].map((name) => shy(name) as unknown as FileSystemEntry);
    expect(await listTransfer(fakeTransfer(roots))).toHaveLength(3);
  });

  it('takes files that have no entry and ignores texts and addresses', async () => {
    const file = new File(['x'], 'late.jpg');
    const entries = await listTransfer(fakeTransfer(['https://example.org/a.jpg', file, 'some text']));
    expect(entries).toEqual([{ path: 'late.jpg', file }]);
  });

  it('takes the plain files of a transfer without items', async () => {
    const file = new File(['x'], 'old.jpg');
    expect(await listTransfer(fakeTransfer([], [file]))).toEqual([{ path: 'old.jpg', file }]);
  });

  it('names pasted pictures by their time', async () => {
    const lastModified = Date.UTC(2026, 10, 23, 5, 43, 1);
    const entries = await listTransfer(
      fakeTransfer([
        new File(['x'], 'image.png', { lastModified }),
        new File(['x'], '', { lastModified, type: 'image/svg+xml' }),
        new File(['x'], 'imagery.png', { lastModified }),
      ]),
    );
    expect(entries.map((entry) => entry.path)).toEqual([
      'imagery.png',
      'pasted-2026-11-23-054301-1.png',
      'pasted-2026-11-23-054301-2.svg',
    ]);
  });

  it('is empty for a transfer with nothing in it', async () => {
    expect(await listTransfer(fakeTransfer([]))).toEqual([]);
  });
});
