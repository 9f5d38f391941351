import { isSame, type Member } from './team';
import { useSafeguardingText } from './texts';

interface Props {
  readonly stored: readonly Member[];
  /** The team before the last change on this page. */
  readonly before: readonly Member[] | undefined;
  readonly isBusy: boolean;
  readonly onUndo: (before: readonly Member[]) => void;
}

/** Says that a team was saved, and offers the one before it back: for as long as the page stays open. */
export function SavedTeam({ stored, before, isBusy, onUndo }: Props) {
  const text = useSafeguardingText();
  if (!before || isSame(before, stored)) return null;
  return (
    <div role="status" className="notice good">
      <p>{text('saved')}</p>
      <button
        type="button"
        disabled={isBusy}
        onClick={() => {
          onUndo(before);
        }}
      >
        {text('undo')}
      </button>
    </div>
  );
}
