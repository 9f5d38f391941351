/**
 * What runs inside the pages, before any script of theirs. `bench.first` becomes the time of the first question that
 * can be answered, in milliseconds since the page was asked for; `bench.latencies` those from a click to the next
 * painted frame, and `bench.quiets` those until nothing is left to do.
 */
export function probe() {
  const bench = { first: undefined, latencies: [], quiets: [], marks: [] };
  window.bench = bench;
  const soon = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  };
  const painted = (then) => requestAnimationFrame(() => soon(then));
  const answers =
    '[data-question] .entry, [data-question] .choice input, .sd-question input, .sd-question__content input, .question-container input';
  const look = () => {
    const box = document.querySelector(answers)?.closest('section, .sd-question, .question-container');
    const { width = 0, height = 0 } = box?.getBoundingClientRect() ?? {};
    const shows = width > 0 && height > 0 && getComputedStyle(box).visibility !== 'hidden';
    if (shows) painted(() => (bench.first = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const clicked = ({ timeStamp }) =>
    painted(() => {
      bench.latencies.push(performance.now() - timeStamp);
      // What comes right after the paint is queued before this, and what is drawn because of it before the messages.
      setTimeout(() => soon(() => soon(() => bench.quiets.push(performance.now() - timeStamp))), 4);
    });
  addEventListener('click', (event) => bench.listening && clicked(event), true);
}

/**
 * Hands that take no time: each step waits for its element and acts at once.
 * A step is `['press', words]`, `['submit', words]`, `['fill', n-th field, text]` or `['check', words]`.
 */
export function hands(steps) {
  const SELECTORS = { press: 'button', submit: 'form button', check: 'label' };
  const shown = (element) => element.getClientRects().length > 0 && !element.disabled;
  const find = (selector, words) =>
    [...document.querySelectorAll(selector)].find(
      (element) => shown(element) && (words === undefined || element.textContent.includes(words)),
    );
  const fill = (field, text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const act = ([kind, what, text]) => {
    const element =
      kind === 'fill'
        ? [...document.querySelectorAll('input')].filter(shown)[what]
        : find(SELECTORS[kind], what);
    if (!element) return false;
    if (kind === 'fill') fill(element, text);
    else element.click();
    return true;
  };
  const left = [...steps];
  const go = () => {
    if (document.body && left[0] && act(left[0]))
      window.bench.marks.push([left.shift().slice(0, 2).join(' '), Math.round(performance.now())]);
    if (left.length > 0) setTimeout(go, 30);
  };
  go();
}
