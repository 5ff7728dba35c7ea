import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serializeResult, toResultFile } from '../../../src/export/result-file.ts';
import { resultSchema } from '../../../src/export/result-schema.ts';
import { resultInputs, SMALL } from './results.ts';

const SCHEMA_FILE = fileURLToPath(new URL('../../../public/schema/kaomap.result.v1.json', import.meta.url));

/** The JSON Schema as the code has it. JSON has neither infinities nor writers, so two actions have no place in it. */
function generated(): string {
  const { $schema, ...schema } = toJsonSchema(resultSchema, {
    target: 'draft-2020-12',
    errorMode: 'throw',
    ignoreActions: ['finite', 'readonly'],
  });
  return `${JSON.stringify({ $schema, $id: 'kaomap.result.v1.json', ...schema }, null, 2)}\n`;
}

function validator() {
  const ajv = new Ajv2020({ allErrors: true });
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  return ajv.compile(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')));
}

describe('the JSON Schema of a result', () => {
  it('is on disk as the code has it (UPDATE_SCHEMA=1 writes it)', () => {
    const now = generated();
    const { UPDATE_SCHEMA } = process.env;
    if (UPDATE_SCHEMA === '1') writeFileSync(SCHEMA_FILE, now);
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(now);
  });

  it('accepts every result the app writes', () => {
    const isValid = validator();
    fc.assert(
      fc.property(resultInputs, (input) => {
        const valid = isValid(JSON.parse(serializeResult(toResultFile(input))));
        expect(isValid.errors).toBeNull();
        expect(valid).toBe(true);
      }),
    );
  });

  it.each([
    ['another format', { format: 'kaomap.people' }],
    ['another version', { version: 2 }],
    ['a missing list', { faces: undefined }],
    ['a metric we do not use', { model: { ...toResultFile(SMALL).model, metric: 'cosine' } }],
    ['a time that is none', { createdAt: 'yesterday' }],
    ['a face without its box', { faces: [{ ...toResultFile(SMALL).faces[0], box: undefined }] }],
  ])('refuses %s', (_, change) => {
    const isValid = validator();
    expect(isValid(JSON.parse(JSON.stringify({ ...toResultFile(SMALL), ...change })))).toBe(false);
  });

  it('says what each field of a photo and a face means', () => {
    const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
    const undescribed = ['photos', 'faces', 'clusters'].flatMap((list) =>
      Object.entries<{ description?: string }>(schema.properties[list].items.properties)
        .filter(([, field]) => !field.description)
        .map(([key]) => `${list}.${key}`),
    );
    expect(undescribed).toEqual([]);
  });
});
