/**
 * A name in its plainest form, for exact look-up: full width and half width, capitals, spaces and the dots
 * between the parts of transcribed names make no difference. Other characters do: 小明 is not 晓明.
 *
 * @example plainName(' Ｗáng 小·明 ') // 'wáng小明'
 */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•・‧.]/gu, '');

/**
 * A telephone number in its plainest form: digits only, without the prefix of mainland China.
 *
 * @example plainTelephone('+86 138-0000-0000') // '13800000000'
 */
export const plainTelephone = (number: string): string =>
  number
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(00)?86(?=1\d{10}$)/, '');
