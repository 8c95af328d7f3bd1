import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programs } from './places';
import { Program } from './program';

/** The Static Web Apps CLI's `swa`. It is large, so whoever wants these tests installs it elsewhere and names it here. */
export const swa = process.env.SWA_CLI;

/** `swa start` with the built dashboard and its staticwebapp.config.json, in front of an API. */
export class StaticWebApps {
  readonly #program: Program;
  readonly #folder: string;
  readonly url: string;

  private constructor(program: Program, folder: string, url: string) {
    this.#program = program;
    this.#folder = folder;
    this.url = url;
  }

  static async start(command: string, api: string): Promise<StaticWebApps> {
    // It writes into its home and its working folder.
    const folder = await mkdtemp(join(tmpdir(), 'realrecon-swa-'));
    const port = await freePort();
    const dashboard = join(dirname(programs.emulator), 'dashboard');
    const args = ['start', dashboard, '--swa-config-location', dashboard, '--api-devserver-url', api, '--host', '127.0.0.1', '--port', String(port)];
    const program = new Program('swa', command, args, { HOME: folder }, folder, true);
    await program.said(/emulator started at/, 90_000);
    return new StaticWebApps(program, folder, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    await this.#program.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** What its sign-in page would store for somebody with these roles. */
export function signedIn(name: string, ...roles: readonly string[]): string {
  const principal = { identityProvider: 'github', userId: `id-of-${name}`, userDetails: name, userRoles: ['anonymous', 'authenticated', ...roles], claims: [] };
  return `StaticWebAppsAuthCookie=${Buffer.from(JSON.stringify(principal)).toString('base64')}`;
}

/** It cannot be asked for any free port. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
