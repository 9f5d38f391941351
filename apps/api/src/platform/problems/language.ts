import type { Language } from '@tongxing/contracts';

/** The language a caller reads best among ours: the first of `Accept-Language` that is one of them, else English. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
    return { tag, quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = ranges.filter((r) => /^(zh|en)\b/.test(r.tag)).sort((a, b) => b.quality - a.quality)[0];
  return best?.tag.startsWith('zh') ? 'zh' : 'en';
}
