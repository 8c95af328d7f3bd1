import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './api';
import { Events } from './events';
import { programs, shippedRules } from './places';
import { Program } from './program';

export interface EmulatorOptions {
  /** Names without `RealRecon__`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Limits in major units by currency, above which a second person must agree. */
  readonly approval?: Readonly<Record<string, string>>;
  /** Keeps its data over a restart. */
  readonly keepsData?: boolean;
  /** Says who is signed in instead of the role switch. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Short enough to wait for, long enough that a test sees what waits. No feed falls silent by itself. */
const settings: Readonly<Record<string, string>> = {
  BankDeadline: '00:00:02', GatewayDeadline: '00:00:02', FeedMinSilence: '00:50:00', FeedMaxSilence: '01:00:00',
};

/** The real emulator with the built dashboard, on ports that were free. */
export class Emulator {
  readonly #options: EmulatorOptions;
  readonly #folder: string;
  #program: Program | undefined;
  #ports = { http: 0, amqp: 0 };
  #events: Events | undefined;

  private constructor(options: EmulatorOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
  }

  static async start(options: EmulatorOptions = {}): Promise<Emulator> {
    const emulator = new Emulator(options, await mkdtemp(join(tmpdir(), 'realrecon-')));
    await writeFile(emulator.#rules, await rulesWith(options.approval ?? { EUR: '1000' }));
    await emulator.resume();
    return emulator;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#ports.http}`;
  }

  get api(): Api {
    return new Api(this.url);
  }

  get pid(): number {
    return this.#program?.pid ?? 0;
  }

  get connection(): string {
    return `Endpoint=sb://localhost:${this.#ports.amqp};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;`;
  }

  get events(): Events {
    return (this.#events ??= new Events(this.connection));
  }

  /** Plays a scenario of the producers over AMQP, until all of it is accepted. */
  async play(scenario: string, ...options: string[]): Promise<void> {
    await new Program(`producers ${scenario}`, 'dotnet', [programs.producers, scenario, '--connection', this.connection, '--api', this.url, ...options]).finished(120_000);
  }

  /** The same command as `play`, to be stopped by the caller. */
  playing(scenario: string, ...options: string[]): Program {
    return new Program(`producers ${scenario}`, 'dotnet', [programs.producers, scenario, '--connection', this.connection, ...options]);
  }

  /** Gone, as after a crash of its host; `resume` brings it back under the same address. */
  async pause(): Promise<void> {
    await this.#events?.close();
    this.#events = undefined;
    await this.#program?.stop();
  }

  async resume(): Promise<void> {
    const args = [programs.emulator, '--http-port', String(this.#ports.http), '--amqp-port', String(this.#ports.amqp), '--data', this.#options.keepsData === true ? join(this.#folder, 'data') : ':memory:'];
    const set = Object.entries({ ...settings, Rules: this.#rules, ...this.#options.settings }).map(([name, value]) => [`RealRecon__${name}`, value] as const);
    // Its own working folder, so that no appsettings.json of the person who runs the tests counts.
    this.#program = new Program('emulator', 'dotnet', args, { ...Object.fromEntries(set), ...this.#options.env }, this.#folder);
    const [, http, amqp] = await this.#program.said(/is ready: http:\/\/localhost:(\d+) \(AMQP (\d+)\)/, 60_000);
    this.#ports = { http: Number(http), amqp: Number(amqp) };
  }

  async stop(): Promise<void> {
    await this.pause();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #rules(): string {
    return join(this.#folder, 'rules.json');
  }
}

async function rulesWith(above: Readonly<Record<string, string>>): Promise<string> {
  const rules = JSON.parse(await readFile(shippedRules, 'utf8')) as Record<string, unknown>;
  return JSON.stringify({ ...rules, approval: { above, otherCurrencies: false } });
}
