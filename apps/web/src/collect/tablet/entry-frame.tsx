import type { ReactNode } from 'react';
import { OtherLanguage, PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** What surrounds the screens before the app is unlocked: they tell nothing of anybody. */
export function EntryFrame({ title, children }: Props) {
  const { text } = useSpeech();
  return (
    <>
      <header className="frame">
        <span className="brand">{text('product')}</span>
        <OtherLanguage />
      </header>
      <main id="content" tabIndex={-1}>
        <PageTitle>{title}</PageTitle>
        {children}
      </main>
    </>
  );
}
