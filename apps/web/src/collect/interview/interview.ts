import type { Model, PageModel } from 'survey-core';
import type { Draft } from '../drafts/draft';
import { DraftWriter } from '../drafts/draft-writer';
import { changedAnswer, interrupted, shownIn, stayed, type Paradata } from '../drafts/paradata';
import { Answering } from '../form/answering';

interface Hooks {
  /** Puts the draft on the disk. */
  readonly save: (draft: Draft) => Promise<void>;
  /** The disk refused: the question stays, until `retry` has succeeded. */
  readonly onFault: (error: unknown, retry: () => void) => void;
  /** Everything is answered, or the respondent has stopped, and all of it is on the disk. */
  readonly onFinished: () => void;
}

/**
 * An interview: survey-core asks, and every answer is on the disk, encrypted, before the model moves on. That holds
 * for each way of moving, for it is the model itself that is held back here, whoever draws it.
 */
export class Interview {
  #draft: Draft;
  #shownAt = performance.now();
  #passing = false;
  #model: Model;
  #unlisten = (): void => undefined;
  readonly #writer: DraftWriter<Draft>;
  /** Answers are on their way to the disk as they are given, before survey-core has heard of them. */
  readonly answering = new Answering((name, value) => {
    this.#given(name, value);
  });

  constructor(
    model: Model,
    draft: Draft,
    private readonly hooks: Hooks,
  ) {
    this.#model = model;
    this.#draft = draft;
    this.#writer = new DraftWriter(hooks.save);
  }

  /** The draft as it stands now. */
  get draft(): Draft {
    return this.#draft;
  }

  get model(): Model {
    return this.#model;
  }

  /** Another model asks from now on, from where this one has come to. */
  take(model: Model): void {
    this.answering.settle();
    this.#unlisten();
    this.#model = model;
    this.#restore();
    this.#unlisten = this.#listen();
  }

  /** Puts the answers back and shows the page that was left; then listens until the returned function is called. */
  start(): () => void {
    const resumed = this.#draft.at !== undefined;
    this.#restore();
    this.#shownAt = performance.now();
    if (resumed) this.interrupt();
    this.#unlisten = this.#listen();
    document.addEventListener('visibilitychange', this.#looked);
    return () => {
      this.#unlisten();
      document.removeEventListener('visibilitychange', this.#looked);
    };
  }

  #restore(): void {
    const { model } = this;
    model.data = structuredClone(this.#draft.answers);
    if (this.#draft.at !== undefined && (model.currentPage as PageModel | null)?.name !== this.#draft.at)
      model.currentPage = model.getPageByName(this.#draft.at);
  }

  #listen(): () => void {
    const { model } = this;
    model.onValueChanging.add(this.#counted);
    model.onValueChanged.add(this.#answered);
    model.onCurrentPageChanging.add(this.#held);
    model.onCurrentPageChanged.add(this.#turned);
    model.onCompleting.add(this.#heldAtEnd);
    return () => {
      model.onValueChanging.remove(this.#counted);
      model.onValueChanged.remove(this.#answered);
      model.onCurrentPageChanging.remove(this.#held);
      model.onCurrentPageChanged.remove(this.#turned);
      model.onCompleting.remove(this.#heldAtEnd);
    };
  }

  /** Resolves when all that was answered is on the disk. @throws StorageFault */
  settled(): Promise<void> {
    return this.#writer.settled();
  }

  /** The interview was broken off or put aside for a while. */
  interrupt(): void {
    this.#note(interrupted(this.#draft.paradata));
  }

  /** The page shows, or is heard, in this language from now on. */
  speak(language: Draft['language'], heard: string = language): void {
    this.#draft = { ...this.#draft, language };
    this.#note(shownIn(this.#draft.paradata, heard));
  }

  /** The interviewer asks from here on, and whoever reads the answers later is told from where. */
  takeOver(): void {
    this.#draft = { ...this.#draft, mode: 'interviewer' };
    const page = (this.model.currentPage as PageModel | null)?.name;
    this.#note({ ...this.#draft.paradata, ...(page !== undefined && { takenOverAt: page }) });
  }

  readonly #counted = (_: Model, { name, oldValue }: { name: string; oldValue?: unknown }): void => {
    if (oldValue !== undefined && oldValue !== null && oldValue !== '')
      this.#draft = { ...this.#draft, paradata: changedAnswer(this.#draft.paradata, name) };
  };

  #given(name: string, value: unknown): void {
    const left = Array.isArray(value) && value.length === 0 ? undefined : value;
    this.#draft = { ...this.#draft, answers: { ...this.#draft.answers, [name]: left } };
    this.#writer.write(this.#draft);
  }

  readonly #answered = (): void => {
    this.#draft = { ...this.#draft, answers: structuredClone(this.model.data as Draft['answers']) };
    this.#writer.write(this.#draft);
  };

  readonly #held = (_: Model, options: { allow: boolean; newCurrentPage: PageModel }): void => {
    if (this.#passing) return;
    options.allow = false;
    const { newCurrentPage } = options;
    this.#stay();
    // Where the interview will stand is on the disk before it shows: whatever dies then, it goes on there.
    this.#draft = { ...this.#draft, at: newCurrentPage.name };
    this.#writer.write(this.#draft);
    this.#when(() => {
      this.model.currentPage = newCurrentPage;
    });
  };

  readonly #turned = (): void => {
    this.#shownAt = performance.now();
  };

  readonly #heldAtEnd = (_: Model, options: { allow: boolean }): void => {
    options.allow = false;
    this.#stay();
    this.#writer.write(this.#draft);
    this.#when(this.hooks.onFinished);
  };

  readonly #looked = (): void => {
    if (document.visibilityState === 'visible') this.#shownAt = performance.now();
    else {
      this.#stay();
      this.interrupt();
    }
  };

  /** Does something once the disk has what was answered, or says why it has not. */
  #when(act: () => void): void {
    this.settled().then(
      () => {
        this.#passing = true;
        act();
        this.#passing = false;
      },
      (error: unknown) => {
        this.hooks.onFault(error, () => {
          this.#when(act);
        });
      },
    );
  }

  #stay(): void {
    const page = (this.model.currentPage as PageModel | null)?.name;
    const now = performance.now();
    if (page !== undefined)
      this.#draft = {
        ...this.#draft,
        paradata: stayed(this.#draft.paradata, page, (now - this.#shownAt) / 1_000),
      };
    this.#shownAt = now;
  }

  #note(paradata: Paradata): void {
    this.#draft = { ...this.#draft, paradata };
    this.#writer.write(this.#draft);
  }
}
