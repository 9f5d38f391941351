import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { drawChart, estimateWidth, sceneToSvg, type Chart } from '@tongxing/charts';

/** Charts are laid out in points of print; on a screen a point is this many pixels. */
const PIXELS_PER_POINT = 1.5;
const NARROWEST_POINTS = 240;

/** A chart, laid out anew when the width at hand changes. */
export function Figure({ chart }: { chart: Chart }) {
  const place = useRef<HTMLElement>(null);
  const [pixels, setPixels] = useState(720);
  const id = useId();
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setPixels(Math.round(entry.contentRect.width));
    });
    if (place.current) observer.observe(place.current);
    return () => {
      observer.disconnect();
    };
  }, []);
  const svg = useMemo(() => {
    const width = Math.max(NARROWEST_POINTS, pixels / PIXELS_PER_POINT);
    return sceneToSvg(drawChart(chart, { width, measure: estimateWidth }), id);
  }, [chart, pixels, id]);
  return (
    <figure ref={place}>
      <figcaption>{chart.title}</figcaption>
      {/* Every text in the picture was escaped when it was written. */}
      <div dangerouslySetInnerHTML={{ __html: svg }} />
    </figure>
  );
}
