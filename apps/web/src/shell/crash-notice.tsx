import { Component, type ReactNode } from 'react';
import { useSpeech } from './language';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a failing page, or one whose files an upgrade has replaced, from leaving the screen blank. */
export class CrashNotice extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Reload /> : this.props.children;
  }
}

function Reload() {
  const { text } = useSpeech();
  return (
    <div role="alert" className="notice problem">
      <p>{text('crashed')}</p>
      <button
        type="button"
        onClick={() => {
          location.reload();
        }}
      >
        {text('reload')}
      </button>
    </div>
  );
}
