import type { ReactNode } from 'react';

const paths = {
  board: <path d="M3 5h14M3 10h9M3 15h11M15.5 9v2M17.5 14v2" />,
  map: <path d="M3 5.5 8 3.5l4 2 5-2v11l-5 2-4-2-5 2zM8 3.5v11M12 5.5v11" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  differ: <path d="M4 8h12M4 12.500h12M13.500 4l-7 12" />,
  search: <path d="M14 14l3.5 3.5M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12" />,
  fold: <path d="M12 5 7 10l5 5" />,
  unfold: <path d="m8 5 5 5-5 5" />,
  down: <path d="m5 8 5 5 5-5" />,
  light: (
    <path d="M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.4 4.4l1 1M14.6 14.6l1 1M4.4 15.6l1-1M14.6 5.4l1-1" />
  ),
  dark: <path d="M16 12.2A6.8 6.8 0 0 1 7.8 4 6.8 6.8 0 1 0 16 12.2Z" />,
  system: <path d="M3 4h14v9H3zM7 17h6M10 13v4" />,
  person: (
    <path d="M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M3.8 17c.6-3.2 3-5 6.2-5s5.600 1.800 6.200 5" />
  ),
  people: (
    <path d="M7.500 10a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600M2.500 16.500c.4-2.900 2.300-4.500 5-4.500s4.600 1.600 5 4.500M12.500 4.600a2.800 2.800 0 0 1 0 5.200M14.500 12.400c1.700.6 2.700 2 3 4.100" />
  ),
  menu: <path d="M3 5.500h14M3 10h14M3 14.500h14" />,
  upload: <path d="M10 13V4M6.500 7.500 10 4l3.500 3.500M3.500 13v3.500h13V13" />,
  download: <path d="M10 3.500v9M6.500 9 10 12.500 13.500 9M3.500 13v3.500h13V13" />,
  document: (
    <path d="M5 2.500h7l3.500 3.500v11.500H5zM12 2.500V6h3.500M7.500 9.500h5.500M7.500 12.500h5.500" />
  ),
  calendar: <path d="M3.500 5h13v11.500h-13zM3.500 8.500h13M7 3v3.500M13 3v3.500M7 12h2.500" />,
  play: <path d="M6 4.500v11l9-5.500z" />,
  copy: <path d="M7 7h9v9.500H7zM13 7V3.500H4V13h3" />,
  link: <path d="M8 12l4-4M9 6l2-2a3.400 3.400 0 0 1 5 5l-2 2M11 14l-2 2a3.400 3.400 0 0 1-5-5l2-2" />,
  layers: <path d="m10 3 7 4-7 4-7-4zM3.500 10.500 10 14l6.500-3.500M3.500 13.500 10 17l6.500-3.500" />,
  indoor: <path d="M3.5 17V3.500h8V17M11.500 8h5v9M2 17h16M6 7h3M6 10.500h3M6 14h3" />,
  tower: (
    <path d="M10 7.500 6.500 17.500M10 7.500l3.500 10M7.700 14h4.600M5.500 9.500a5 5 0 0 1 0-6M14.500 9.500a5 5 0 0 0 0-6M10 6.500v.01" />
  ),
  compare: <path d="M5 16.500V9M10 16.500v-13M15 16.500v-5M3 16.500h14" />,
  gauge: <path d="M3.500 15a7.500 7.500 0 1 1 13 0M10 12l3.500-4M10 12v.01" />,
  check: <path d="m4 10.500 4 4 8-9" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof paths;

export function isIcon(name: string): name is IconName {
  return name in paths;
}

/** One line, one weight; always beside a word or under a label. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      {paths[name]}
    </svg>
  );
}
