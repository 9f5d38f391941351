import { useEffect, type ReactNode } from 'react';
import { LANGUAGE_TAGS } from '@tongxing/contracts';
import { Link } from 'wouter';
import { useSpeech } from './language';

interface FrameProps {
  readonly children: ReactNode;
  /** Who is signed in. */
  readonly account: ReactNode;
}

/** What surrounds every page: the name, the way home, who is signed in, the other language. */
export function Frame({ children, account }: FrameProps) {
  const { text } = useSpeech();
  return (
    <>
      <a className="skip" href="#content">
        {text('skip')}
      </a>
      <header className="frame">
        <Link href="/" className="brand">
          {text('product')} <span className="quiet">{text('purpose')}</span>
        </Link>
        <div className="actions">
          {account}
          <OtherLanguage />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** The way from a page of a project to the list of projects. */
export function BackToProjects() {
  const { text } = useSpeech();
  return <Link href="/">← {text('back')}</Link>;
}

export function OtherLanguage() {
  const { language, setLanguage, text } = useSpeech();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      lang={LANGUAGE_TAGS[other]}
      onClick={() => {
        setLanguage(other);
      }}
    >
      {text('otherLanguage')}
    </button>
  );
}

/**
 * Takes the frame away while the component stands: whoever answers questions sees nothing else, and no link
 * that would leave them by a slip of the finger.
 */
export function useWithoutFrame(): void {
  useEffect(() => {
    document.body.classList.add('frameless');
    return () => {
      document.body.classList.remove('frameless');
    };
  }, []);
}

/** A page's heading, which also names the browser's tab. */
export function PageTitle({ children }: { children: string }) {
  const { text } = useSpeech();
  const title = `${children} · ${text('product')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return <h1>{children}</h1>;
}
