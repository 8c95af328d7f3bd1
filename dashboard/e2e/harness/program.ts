import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const lastLines = 60;
const running = new Set<ChildProcess>();
/** Those that start programs of their own and leave them behind; each leads a process group. */
const leaders = new WeakSet<ChildProcess>();

// A runner that is stopped must not leave servers behind; only what was started here is ended.
process.on('exit', () => running.forEach((child) => end(child, 'SIGKILL')));

/** A child process whose output can be waited for. */
export class Program {
  readonly #child: ChildProcess;
  readonly #name: string;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<(line: string) => void>();
  readonly #ended: Promise<unknown>;

  constructor(name: string, command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd?: string, leads = false) {
    this.#name = name;
    this.#child = spawn(command, args, { env: { ...process.env, ...env }, cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: leads });
    if (leads) leaders.add(this.#child);
    running.add(this.#child);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.#heard(line));
    }
    this.#child.on('error', (error) => this.#heard(String(error)));
    this.#ended = once(this.#child, 'close').then(() => running.delete(this.#child));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get output(): string {
    return this.#lines.join('\n');
  }

  /** The first line that fits, with what it caught. */
  async said(pattern: RegExp, withinMs: number): Promise<RegExpExecArray> {
    const earlier = this.#lines.map((line) => pattern.exec(line)).find((match) => match !== null);
    if (earlier != null) return earlier;
    return new Promise((resolve, reject) => {
      const listener = (line: string): void => {
        const match = pattern.exec(line);
        if (match !== null) settle(() => resolve(match));
      };
      const settle = (then: () => void): void => {
        clearTimeout(timer);
        this.#listeners.delete(listener);
        then();
      };
      const fail = (what: string): void => settle(() => reject(new Error(`${this.#name} ${what}:\n${this.output}`)));
      const timer = setTimeout(() => fail(`did not say ${String(pattern)} within ${withinMs / 1000} s`), withinMs);
      this.#listeners.add(listener);
      void this.#ended.then(() => fail('ended too early'));
    });
  }

  /** Until it ends by itself. */
  async finished(withinMs: number): Promise<void> {
    const late = setTimeout(() => end(this.#child, 'SIGKILL'), withinMs);
    await this.#ended;
    clearTimeout(late);
    if (this.#child.exitCode !== 0) throw new Error(`${this.#name} ended with ${String(this.#child.exitCode ?? this.#child.signalCode)}:\n${this.output}`);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    end(this.#child, 'SIGTERM');
    const late = setTimeout(() => end(this.#child, 'SIGKILL'), 10_000);
    await this.#ended;
    clearTimeout(late);
  }

  #heard(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > lastLines) this.#lines.shift();
    this.#listeners.forEach((listener) => listener(line));
  }
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined || !leaders.has(child)) child.kill(signal);
  else {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // All of them have ended already.
    }
  }
}
