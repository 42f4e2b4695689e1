import { useEffect, useRef, useState } from 'react';

/** Metres of the plan that a pixel of the screen shows, for signs that keep their size on it. */
export function useScale(box: { readonly width: number; readonly height: number }) {
  const svg = useRef<SVGSVGElement>(null);
  const [size, setSize] = useState({ width: 800, height: 480 });
  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const { width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) setSize({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { svg, scale: Math.max(box.width / size.width, box.height / size.height) };
}
