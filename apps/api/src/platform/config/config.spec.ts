import { CONFIGURATION_VARIABLES, readConfiguration } from './config.js';

describe('the configuration', () => {
  it('needs nothing: everything has a default', () => {
    expect(readConfiguration({})).toEqual({
      database: { engine: 'sqlite', path: 'data/tongxing.sqlite' },
      masterKey: { kind: 'file', path: 'data/tongxing.sqlite.master-key', mayBeMade: true },
      host: '127.0.0.1',
      port: 3000,
      url: undefined,
      logLevel: 'info',
      surveys: 'surveys',
      web: 'dist/web',
    });
    expect(CONFIGURATION_VARIABLES.filter(({ purpose }) => purpose === '')).toEqual([]);
  });

  it('takes PostgreSQL by its address', () => {
    const url = 'postgresql://user@localhost/tongxing';
    expect(readConfiguration({ TONGXING_DATABASE: url }).database).toEqual({ engine: 'postgres', url });
  });

  it.each([
    ['TONGXING_DATABASE', 'mysql://x'],
    ['TONGXING_DATABASE', 'sqlite:'],
    ['TONGXING_HOST', '0.0.0.0'],
    ['TONGXING_URL', 'http://tongxing.example.org'],
    ['TONGXING_URL', 'https://tongxing.example.org/app'],
    ['TONGXING_PORT', '65536'],
    ['TONGXING_PORT', 'http'],
    ['TONGXING_PORT', ''],
    ['TONGXING_LOG_LEVEL', 'loud'],
    ['TONGXING_MASTER_KEY', 'c2hvcnQ='],
    ['TONGXING_MASTER_KEY_FILE', ''],
    ['TONGXING_SURVEYS', ''],
    ['TONGXING_WEB', ''],
    ['TONGXING_DATABSE', 'sqlite:x'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfiguration({ [name]: value })).toThrow(name);
  });

  it('takes an address of the network only where people come over TLS', () => {
    const url = 'https://tongxing.example.org';
    expect(readConfiguration({ TONGXING_HOST: '0.0.0.0', TONGXING_URL: url })).toMatchObject({
      host: '0.0.0.0',
      url,
    });
  });

  it('never repeats a value: it may hold a password', () => {
    expect(() => readConfiguration({ TONGXING_DATABASE: 'mysql://u:secret@h/d' })).not.toThrow('secret');
  });

  it('takes the master key from a file or the environment, not from both, and makes none for PostgreSQL', () => {
    const value = Buffer.alloc(32, 7).toString('base64');
    const key = { TONGXING_MASTER_KEY: value };
    const file = { TONGXING_MASTER_KEY_FILE: '/run/secrets/key' };
    expect(readConfiguration(key).masterKey).toEqual({ kind: 'value', value });
    expect(readConfiguration(file).masterKey).toMatchObject({ path: '/run/secrets/key', mayBeMade: false });
    expect(() => readConfiguration({ ...key, ...file })).toThrow('TONGXING_MASTER_KEY');
    expect(readConfiguration({ TONGXING_DATABASE: 'postgres://h/d' }).masterKey).toEqual({ kind: 'none' });
  });

  it('names every variable that is wrong at once', () => {
    const read = () => readConfiguration({ TONGXING_PORT: '-1', TONGXING_LOG_LEVEL: 'loud' });
    expect(read).toThrow(/TONGXING_PORT[^]*TONGXING_LOG_LEVEL/);
  });

  it('leaves the variables of others alone', () => {
    expect(() => readConfiguration({ PORT: 'x', HOME: '/' })).not.toThrow();
  });

  it.each<[string, Record<string, string>]>([
    ['a certificate without its key', { TONGXING_TLS_CERT: 'c', TONGXING_URL: 'https://a.example' }],
    ['a key without its certificate', { TONGXING_TLS_KEY: 'k', TONGXING_URL: 'https://a.example' }],
    ['TLS without the address it is for', { TONGXING_TLS_CERT: 'c', TONGXING_TLS_KEY: 'k' }],
  ])('refuses %s', (_, environment) => {
    expect(() => readConfiguration(environment)).toThrow(/TONGXING_TLS/);
  });

  it('speaks TLS itself where it is given a certificate and a key', () => {
    const tls = { TONGXING_TLS_CERT: 'c.pem', TONGXING_TLS_KEY: 'k.pem', TONGXING_URL: 'https://a.example' };
    expect(readConfiguration(tls).tls).toEqual({ cert: 'c.pem', key: 'k.pem' });
    expect(readConfiguration({}).tls).toBeUndefined();
  });
});
