/**
 * Freezes everything that evaluations share, so that none of them can leave anything behind for the next.
 */

/** Ways to make code from text, to share memory, or to watch the collector: no library here needs them. */
const removedGlobals = [
  'eval',
  'Function',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  'console',
];

/** Legacy accessors that reach or change a prototype; without them `__proto__` is an ordinary key. */
const removedFromObjects = [
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
];

/** Prototypes whose properties plain data and errors commonly carry as keys of their own. */
const overridable = [Object.prototype, Error.prototype];

/** Intrinsics that no global names. */
function hiddenIntrinsics(): unknown[] {
  return [
    function* () {},
    async () => {},
    async function* () {},
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ''[Symbol.iterator](),
    /./[Symbol.matchAll](''),
  ].map((value) => Reflect.getPrototypeOf(value));
}

/** Removes what is dangerous and freezes globals, intrinsics and `shared` with all that they reach. */
export function harden(shared: unknown[]): void {
  for (const name of removedGlobals) Reflect.deleteProperty(globalThis, name);
  for (const name of removedFromObjects) Reflect.deleteProperty(Object.prototype, name);
  // Positions of errors are read from stack traces; the library's frames come before the code's own.
  Error.stackTraceLimit = 50;
  for (const prototype of overridable) allowOverriding(prototype);
  freezeDeep([globalThis, ...hiddenIntrinsics(), ...shared]);
}

/**
 * In strict code, assigning to a property whose frozen namesake sits on the prototype throws ("override mistake").
 * An accessor in its place gives the object a property of its own instead: `stash.constructor = 'Ada'` works.
 */
function allowOverriding(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(prototype, key);
    if (!descriptor?.configurable || !('value' in descriptor)) continue;
    const { value, enumerable } = descriptor as { value: unknown; enumerable: boolean };
    Reflect.defineProperty(prototype, key, {
      enumerable,
      configurable: true,
      get: () => value,
      set(this: unknown, own: unknown) {
        if (this === prototype || !isObject(this)) throw new TypeError('Built-in objects cannot be changed');
        Object.defineProperty(this, key, {
          value: own,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
    });
  }
}

function freezeDeep(roots: unknown[]): void {
  const reached = new Set(roots);
  // A set that grows while it is walked visits what is added.
  for (const value of reached) {
    if (!isObject(value)) continue;
    reached.add(Reflect.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      for (const part of ['value', 'get', 'set'] as const) reached.add(descriptor?.[part]);
    }
    Object.freeze(value);
  }
}

const isObject = (value: unknown): value is object => Object(value) === value;
