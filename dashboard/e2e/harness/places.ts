import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** Built programs: those of `dotnet build`, unless a variable names another folder. */
export const programs = {
  emulator: program('REALRECON_EMULATOR', 'emulator', 'RealRecon.Emulator.dll'),
  producers: program('REALRECON_PRODUCERS', 'producers', 'RealRecon.Producers.dll'),
} as const;

/** The tests' own npm folder has the official Event Hubs SDK. */
export const testPackages = join(root, 'tests', 'package.json');

export const shippedRules = join(root, 'functions', 'Adapters', 'Options', 'Rules', 'rules.json');

export const dashboard = join(root, 'dashboard');

export const images = join(root, 'docs', 'images');

function program(variable: string, folder: string, file: string): string {
  const named = process.env[variable];
  if (named !== undefined) return join(named, file);
  const built = ['Release', 'Debug'].map((configuration) => join(root, folder, 'bin', configuration, 'net10.0', file));
  // The newest: what somebody built last is what they want to see.
  const newest = built.filter((path) => existsSync(path)).sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  return newest[0] ?? join(root, folder, 'bin', 'Debug', 'net10.0', file);
}
