/** Sentences of the record begin with who acted; where the name stands beside them it is not said twice. */
export function withoutActor(summary: string, actor: string | null): string {
  return actor !== null && summary.startsWith(`${actor} `) ? summary.slice(actor.length + 1) : summary;
}
