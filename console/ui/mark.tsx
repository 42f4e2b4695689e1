/** The Plough's seven stars as a thin line, the fifth (玉衡, Alioth) filled with jade. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      style={{ flex: 'none', overflow: 'visible' }}
    >
      <g fill="none" stroke="currentColor" strokeLinejoin="round">
        <path d="M28 9 27 19 19.5 21 17.5 14 12.5 11.5 8.5 8 3 9.5" strokeWidth="1" />
        <path d="M28 9 17.5 14" strokeWidth="0.6" opacity="0.5" />
      </g>
      <g fill="currentColor">
        <circle cx="28" cy="9" r="1.5" />
        <circle cx="27" cy="19" r="1.5" />
        <circle cx="19.5" cy="21" r="1.5" />
        <circle cx="17.5" cy="14" r="1.3" />
        <circle cx="8.5" cy="8" r="1.5" />
        <circle cx="3" cy="9.5" r="1.5" />
      </g>
      <circle cx="12.5" cy="11.5" r="2.9" fill="var(--jade)" />
    </svg>
  );
}
