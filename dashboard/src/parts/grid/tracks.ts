/** The width below which a row of these tracks scrolls sideways, as CSS: each track's least width, and the row's own padding. */
export function leastWidth(tracks: string): string {
  const widths = tracks.match(/minmax\([^)]*\)|[^\s]+/g) ?? [];
  return `calc(${[...widths.map(leastOf), '2 * var(--s3)'].join(' + ')})`;
}

function leastOf(track: string): string {
  const least = /^minmax\(([^,]+),/.exec(track)?.[1]?.trim() ?? track;
  return /fr$|^0$|auto|content/.test(least) ? '0px' : least;
}
