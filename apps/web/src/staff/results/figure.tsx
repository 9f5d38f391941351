import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { drawChart, estimateWidth, sceneToSvg, type Chart } from '@tongxing/charts';
import { heightsOf, rowsOf } from './chart-rows';
import { ChartTable } from './chart-table';
import { RowReader } from './row-reader';

/** Charts are laid out in points of print; on a screen a point is this many pixels. */
const PIXELS_PER_POINT = 1.5;
const NARROWEST_POINTS = 240;

/** A chart, laid out anew when the width at hand changes; its rows can be read one by one, and all as a table. */
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
  const { svg, height, heights, data } = useMemo(() => {
    const width = Math.max(NARROWEST_POINTS, pixels / PIXELS_PER_POINT);
    const scene = drawChart(chart, { width, measure: estimateWidth });
    const data = rowsOf(chart);
    return { svg: sceneToSvg(scene, id), height: scene.height, heights: heightsOf(scene, data.rows), data };
  }, [chart, pixels, id]);
  return (
    <figure ref={place}>
      <figcaption>{chart.title}</figcaption>
      <RowReader title={chart.title} data={data} heights={heights} height={height}>
        {/* Every text in the picture was escaped when it was written. */}
        <div dangerouslySetInnerHTML={{ __html: svg }} />
      </RowReader>
      <ChartTable title={chart.title} data={data} />
    </figure>
  );
}
