import type { Picture } from '@tongxing/instruments';

const DRAWINGS = { cup: Cup, week: Week, people: People, hill: Hill, hand: Hand } as const;

/** The picture of an answer. The answer's words stand beside it, so that nothing rests on the picture alone. */
export function AnswerPicture({ picture: { kind, level, of } }: { picture: Picture }) {
  const Drawing = DRAWINGS[kind];
  return (
    <svg className={`picture ${kind}`} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <Drawing level={level} of={of} />
    </svg>
  );
}

interface Amount {
  readonly level: number;
  readonly of: number;
}

/** A cup: empty for never, full for most. Half the width lost towards the bottom, as cups are made. */
function Cup({ level, of }: Amount) {
  const [rim, bottom] = [12, 58];
  const surface = bottom - ((bottom - rim - 5) * level) / of;
  const left = (y: number) => 12 + (8 * (y - 6)) / (bottom - 6);
  return (
    <>
      {level > 0 && (
        <path
          className="fill"
          d={`M${String(left(surface))} ${String(surface)}H${String(64 - left(surface))}L44 ${String(bottom)}H20Z`}
        />
      )}
      <path className="line" d="M12 6L20 58H44L52 6" />
    </>
  );
}

/** Seven days, as many filled as there were. */
function Week({ level, of }: Amount) {
  const width = 60 / of;
  return Array.from({ length: of }, (_, day) => (
    <rect
      key={day}
      className={day < level ? 'line fill' : 'line'}
      x={3 + day * width}
      y={14}
      width={width - 2.5}
      height={36}
      rx={2}
    />
  ));
}

/** People, side by side; the last step is "or more". */
function People({ level, of }: Amount) {
  return Array.from({ length: of }, (_, i) => (
    <g
      key={i}
      className={i < level ? 'line fill' : 'line faint'}
      transform={`translate(${String(11 + i * 21)} 0)`}
    >
      <circle cx={0} cy={20} r={6} />
      <path d="M-8 50V40a8 8 0 0 1 16 0V50Z" />
    </g>
  ));
}

/** A hill with a flag where one stands. */
function Hill({ level, of }: Amount) {
  const [x, y] = [6 + (46 * level) / of, 58 - (38 * level) / of];
  const [at, foot] = [String(x), String(y)];
  return (
    <>
      <path className="line slope" d="M2 60L52 18Q57 16 62 20V60Z" />
      <path className="line" d={`M${at} ${foot}V${String(y - 15)}`} />
      <path className="fill" d={`M${at} ${String(y - 16)}l10 4l-10 4Z`} />
    </>
  );
}

/** A hand that says stop, or a thumb that says yes. */
function Hand({ level }: Amount) {
  return level === 0 ? (
    <path
      className="line"
      d="M20 60V34l-8-9q-2-4 2-5q3 0 5 3l4 5V11a3 3 0 0 1 6 0V8a3 3 0 0 1 6 0v3a3 3 0 0 1 6 0v5a3 3 0 0 1 6 0V44q0 10-6 16ZM29 11V30M35 11V30M41 13V30"
    />
  ) : (
    <>
      <path className="fill" d="M6 30H18V58H6Z" />
      <path className="line" d="M18 56V32L30 8q7-2 7 6L34 26H52q6 1 5 7L52 53q-1 5-7 5H24Q20 58 18 56Z" />
    </>
  );
}
