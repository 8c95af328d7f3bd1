import type { ReactNode } from 'react';

export interface GridColumn<T> {
  readonly id: string;
  readonly header: string;
  /** What the column means, for whoever points at its header. */
  readonly hint?: string;
  /** A CSS grid track: `8rem`, `minmax(8rem, 1fr)`. */
  readonly width: string;
  readonly align?: 'end';
  readonly cell: (row: T) => ReactNode;
}

export interface GridSort {
  readonly isSortable: (column: string) => boolean;
  readonly directionOf: (column: string) => 'ascending' | 'descending' | undefined;
  readonly onSort: (column: string) => void;
}

/** Columns by their ids, in that order. */
export function columnsOf<T>(columns: readonly GridColumn<T>[], shown: readonly string[]): readonly GridColumn<T>[] {
  return shown.flatMap((id) => columns.find((column) => column.id === id) ?? []);
}
