import type { ReactNode } from 'react';
import { OtherLanguage } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { useCollectText } from '../texts';
import type { Screen } from './screen';
import { HOME } from './screen';
import { useTablet } from './tablet';

interface Props {
  readonly screen: Screen;
  readonly onScreen: (screen: Screen) => void;
  readonly children: ReactNode;
}

/** What surrounds every screen of the enumerator's: a concern can be raised from each of them. */
export function EnumeratorFrame({ screen, onScreen, children }: Props) {
  const { text: shell } = useSpeech();
  const text = useCollectText();
  const { lock } = useTablet();
  const go = (to: Screen) => () => {
    onScreen(to);
  };
  return (
    <>
      <a className="skip" href="#content">
        {shell('skip')}
      </a>
      <header className="frame tablet-bar">
        <button type="button" className="brand" onClick={go(HOME)}>
          {shell('product')}
        </button>
        <nav className="actions" aria-label={text('menu')}>
          <button type="button" onClick={go({ name: 'concern', back: screen })}>
            {text('concern')}
          </button>
          <button
            type="button"
            aria-current={screen.name === 'outbox' && 'page'}
            onClick={go({ name: 'outbox' })}
          >
            {text('outbox')}
          </button>
          <button type="button" aria-current={screen.name === 'help' && 'page'} onClick={go({ name: 'help' })}>
            {text('help')}
          </button>
          <OtherLanguage />
          <button type="button" onClick={lock}>
            {text('lock')}
          </button>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
