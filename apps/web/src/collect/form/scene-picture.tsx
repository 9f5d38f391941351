import type { ReactNode } from 'react';
import type { Scene } from '@tongxing/instruments';

/** The picture of a sentence. The sentence stands beside it, so that nothing rests on the picture alone. */
export function ScenePicture({ scene }: { scene: Scene }) {
  return (
    <svg className="picture scene" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      {DRAWINGS[scene]}
    </svg>
  );
}

const line = (d: string): ReactNode => <path className="line" d={d} />;
const fill = (d: string): ReactNode => <path className="fill" d={d} />;

const SPEECH = 'M8 8H56V42H32L20 54V42H8Z';
const PAPER = 'M14 6H50V58H14Z';
const CROSSED = 'M8 8L56 56';
const ADULT = 'M14 60V38a10 10 0 0 1 20 0V60';
const CHILD = 'M40 60V48a8 8 0 0 1 16 0V60';

const DRAWINGS: Readonly<Record<Scene, ReactNode>> = {
  hello: (
    <>
      {line(SPEECH)}
      <circle className="fill" cx={24} cy={20} r={3} />
      <circle className="fill" cx={40} cy={20} r={3} />
      {line('M22 29Q32 38 42 29')}
    </>
  ),
  point: (
    <>
      {line('M22 62V46L14 36q-2-4 2-5q3 0 5 3l5 6V12a4 4 0 0 1 8 0V32h10q6 1 6 7v9q0 8-5 14')}
      {line('M20 6L16 2M30 2V-4M40 6L44 2')}
    </>
  ),
  no_exam: (
    <>
      {line(PAPER)}
      {line('M22 18H42M22 28H42M22 38H34')}
      {line(CROSSED)}
      {line('M56 8L8 56')}
    </>
  ),
  skip: (
    <>
      {line('M4 44H16M26 44H38M48 44H60')}
      {line('M10 36Q32 0 54 34')}
      {fill('M54 38L46 28L60 28Z')}
    </>
  ),
  stop: (
    <>
      {line('M22 4H42L60 22V42L42 60H22L4 42V22Z')}
      {fill('M22 20H42V44H22Z')}
    </>
  ),
  private: (
    <>
      {line('M12 28H52V58H12Z')}
      {line('M20 28V18a12 12 0 0 1 24 0V28')}
      {fill('M29 38H35V48H29Z')}
    </>
  ),
  help: (
    <>
      <circle className="line" cx={24} cy={16} r={8} />
      {line(ADULT)}
      <circle className="line" cx={48} cy={30} r={6} />
      {line(CHILD)}
      {fill('M34 46L40 50L34 54Z')}
    </>
  ),
};
