import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../infra/app';

/** A resource of a template, references in it put into words. */
export interface Resource {
  id: string;
  type: string;
  properties: Record<string, unknown>;
}

/**
 * The resources of a stage, synthesised here and now. What refers to another resource becomes text: its logical id, and
 * `<logical id>.<attribute>`.
 */
export function synthesise(stage: string, context: Record<string, string> = {}): Resource[] {
  const outdir = mkdtempSync(path.join(tmpdir(), 'hustings-simulation-'));
  const validation = process.env['CDK_VALIDATION'];
  try {
    // CDK's check of the finished template takes half of the synthesis, and nothing is deployed.
    process.env['CDK_VALIDATION'] = 'false';
    createApp({ outdir, stage, context }).synth();
    const file = path.join(outdir, `Hustings-${stage}.template.json`);
    return resourcesIn(JSON.parse(readFileSync(file, 'utf8')) as object);
  } finally {
    if (validation === undefined) delete process.env['CDK_VALIDATION'];
    else process.env['CDK_VALIDATION'] = validation;
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The resources of a template. */
export function resourcesIn(template: object): Resource[] {
  const { Resources } = template as { Resources: Record<string, { Type: string; Properties?: object }> };
  return Object.entries(Resources).map(([id, { Type, Properties = {} }]) => ({
    id,
    type: Type,
    properties: inWords(Properties) as Record<string, unknown>,
  }));
}

function inWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inWords);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, operand] = ['', undefined], ...others] = Object.entries(value) as [string, unknown][];
  if (others.length === 0) {
    if (name === 'Ref') return operand;
    if (name === 'Fn::GetAtt') return Array.isArray(operand) ? operand.join('.') : operand;
    if (name === 'Fn::Join') {
      const [separator, parts] = operand as [string, unknown[]];
      return parts.map((part) => String(inWords(part))).join(separator);
    }
    if (name === 'Fn::Sub') return Array.isArray(operand) ? String(operand[0]) : operand;
    if (name.startsWith('Fn::')) return JSON.stringify(operand);
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inWords(part)]));
}
