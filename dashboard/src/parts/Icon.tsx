import type { ReactNode } from 'react';
import type { Shape } from '../format/words';

export type IconName =
  | 'pulse' | 'inbox' | 'bell' | 'list' | 'gateways' | 'copies' | 'letter' | 'seal' | 'rules'
  | 'search' | 'pause' | 'play' | 'help' | 'sun' | 'moon' | 'screen' | 'close' | 'copy' | 'done' | 'more' | 'down' | 'left' | 'right' | 'person' | 'columns' | 'download' | 'retry' | 'external' | 'keyboard';

const drawings: Readonly<Record<IconName | Shape, ReactNode>> = {
  pulse: <path d="M1.5 8h3l2-5 3 10 2-5h3" />,
  inbox: <path d="M2 9.5 4 3h8l2 6.5V13H2V9.5h3.5L6.5 11h3l1-1.5H14" />,
  bell: <path d="M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3L4 11Zm2.5 1.5a1.5 1.5 0 0 0 3 0" />,
  list: <path d="M5.5 4H14M5.5 8H14M5.5 12H14M2 4h.5M2 8h.5M2 12h.5" />,
  gateways: <path d="M2 5h9l-2.5-2.5M14 11H5l2.5 2.5" />,
  copies: <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />,
  letter: <path d="M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5" />,
  seal: <path d="M8 1.5 13.5 4v4c0 3-2 5.3-5.5 6.500C4.5 13.3 2.5 11 2.5 8V4L8 1.500ZM5.5 8l2 2 3.5-3.5" />,
  rules: <path d="M2 4.500h5M11 4.500h3M9 2.500v4M2 11.500h2M8 11.500h6M6 9.500v4" />,
  search: <path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.5-1.500L14 14" />,
  pause: <path d="M5.5 3.500v9M10.5 3.500v9" />,
  play: <path d="M5 3v10l8-5-8-5Z" />,
  help: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.2 6.500a1.8 1.8 0 1 1 2.6 1.600c-.6.3-.8.6-.8 1.200M8 11.300v.1" />,
  sun: <path d="M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.500M8 13.500V15M1 8h1.500M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1" />,
  moon: <path d="M13.5 9.500A6 6 0 0 1 6.5 2.500a6 6 0 1 0 7 7Z" />,
  screen: <path d="M1.5 3h13v8.500h-13zM5.5 14h5M8 11.500V14" />,
  close: <path d="m3.5 3.5 9 9M12.5 3.500l-9 9" />,
  copy: <path d="M5.5 5.500h8v8h-8zM10.5 5.500v-3h-8v8h3" />,
  done: <path d="m3 8.5 3.5 3.500L13 4.5" />,
  more: <path d="M3 8h.1M8 8h.1M13 8h.1" />,
  down: <path d="m4 6 4 4 4-4" />,
  left: <path d="m10 4-4 4 4 4" />,
  right: <path d="m6 4 4 4-4 4" />,
  person: <path d="M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14c0-3 2.5-4.5 5.5-4.500s5.5 1.5 5.5 4.5" />,
  columns: <path d="M2 3h12v10H2zM6 3v10M10 3v10" />,
  download: <path d="M8 2v8.500M4.5 7.5 8 11l3.5-3.500M2.5 14h11" />,
  retry: <path d="M13 8a5 5 0 1 1-1.5-3.500L13 6M13 2.500V6H9.5" />,
  external: <path d="M7 3H3v10h10V9M9.5 2.500h4v4M13.5 2.5 7.5 8.5" />,
  keyboard: <path d="M1.5 4h13v8h-13zM4 6.500h.1M6.7 6.500h.1M9.3 6.500h.1M12 6.500h.1M4.5 9.500h7" />,

  check: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.3 8.2 7.2 10l3.5-3.8" />,
  unequal: <path d="M3.5 6h9M3.5 10h9M10.5 3l-5 10" />,
  triangle: <path d="M8 2 14.5 13.500h-13L8 2Zm0 4.500v3M8 11.500v.1" />,
  clock: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.800V8l2 1.5" />,
  back: <path d="M6 3 2.5 6.5 6 10M3 6.500h6.500a3.5 3.5 0 0 1 0 7H7" />,
  slash: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM4 12l8-8" />,
  info: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.500v3.500M8 5v.1" />,
  diamond: <path d="M8 1.5 14.5 8 8 14.5 1.5 8 8 1.500ZM8 5v3.500M8 10.800v.1" />,
  octagon: <path d="M5.5 1.500h5l4 4v5l-4 4h-5l-4-4v-5l4-4ZM5.8 5.800l4.4 4.400M10.2 5.800l-4.4 4.4" />,
  dot: <path d="M8 10.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />,
};

/** Drawn on a grid of 16 and as large as the text grows; the word beside it, or the button's own label, says what it means. */
export function Icon({ name, size = 16 }: { readonly name: IconName | Shape; readonly size?: number }) {
  return (
    <svg width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
