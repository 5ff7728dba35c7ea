/** Bytes of WebAssembly code, nested as the code is; {@link flat} lines them up. */
export type Code = number | readonly Code[];

/** Value types. */
export const I32 = 0x7f;
export const V128 = 0x7b;

const EXPORT_FUNCTION = 0x00;
const IMPORT_MEMORY = 0x02;
const FUNCTION_TYPE = 0x60;

/** One function over an imported memory. */
export interface WasmFunction {
  readonly name: string;
  readonly params: readonly number[];
  readonly results: readonly number[];
  /** Runs of locals of one type: [count, type]. They follow the parameters. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly body: Code;
}

/**
 * Write a module that imports the memory `env.memory` and exports one function.
 * Source: WebAssembly Core Specification 2.0, chapter 5, binary format.
 */
export function wasmModule({ name, params, results, locals, body }: WasmFunction): Uint8Array<ArrayBuffer> {
  const code = flat([counted(locals.map(([count, type]) => [unsigned(count), type])), body, END]);
  const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const minimumPages = 1;
  return Uint8Array.from(
    flat([
      header,
      section(1, counted([[FUNCTION_TYPE, counted(params), counted(results)]])),
      section(2, counted([[text('env'), text('memory'), IMPORT_MEMORY, 0x00, minimumPages]])),
      section(3, counted([0])),
      section(7, counted([[text(name), EXPORT_FUNCTION, 0]])),
      section(10, counted([[unsigned(code.length), code]])),
    ]),
  );
}

const END = 0x0b;

/** A `loop` block without a result; `branch` inside it starts it again. */
export function loop(...body: Code[]): Code {
  const noResult = 0x40;
  return [0x03, noResult, body, END];
}

/** Start the innermost loop again if the value on the stack is not 0. */
export const branchIf: Code = [0x0d, 0];

export const get = (local: number): Code => [0x20, unsigned(local)];
export const set = (local: number, ...value: Code[]): Code => [value, 0x21, unsigned(local)];
export const tee = (local: number, ...value: Code[]): Code => [value, 0x22, unsigned(local)];

export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  store: (offset: number): Code => [0x36, 2, unsigned(offset)],
  ne: 0x47,
  add: 0x6a,
  sub: 0x6b,
  xor: 0x73,
  shl: 0x74,
} as const;

const simd = (opcode: number): Code => [0xfd, unsigned(opcode)];

export const v128 = {
  load: (offset: number): Code => [simd(0x00), 2, unsigned(offset)],
  load32Splat: (offset: number): Code => [simd(0x09), 2, unsigned(offset)],
  zero: [simd(0x0c), new Array<number>(16).fill(0)] as Code,
} as const;

export const f32x4 = {
  gt: simd(0x44),
  add: simd(0xe4),
  mul: simd(0xe6),
  max: simd(0xe9),
} as const;

/** The sign bits of four lanes as a number. */
export const laneMask = simd(0xa4);

/** Line nested code up. */
export function flat(code: Code): number[] {
  return typeof code === 'number' ? [code] : code.flatMap(flat);
}

function section(id: number, content: Code): Code {
  const bytes = flat(content);
  return [id, unsigned(bytes.length), bytes];
}

function counted(items: readonly Code[]): Code {
  return [unsigned(items.length), items];
}

function text(ascii: string): Code {
  return counted([...ascii].map((letter) => letter.charCodeAt(0)));
}

/** LEB128, seven bits a byte, the lowest first. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
