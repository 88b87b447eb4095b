import { fitText } from '../src/ui/voting/projector/fit-text';

const WIDTH = 300;
const HEIGHT = 120;

/** An element that lays its words out: letters half as wide as they are high, lines as high as letters. */
function elementWith(words: string[]): HTMLElement {
  const style = { fontSize: '' };
  const dataset: DOMStringMap = {};
  const lettersOf = (): number => Math.floor(WIDTH / (parseFloat(style.fontSize) / 2));
  const element = {
    style,
    dataset,
    clientWidth: WIDTH,
    get scrollWidth(): number {
      const longest = Math.max(...words.map((word) => word.length));
      return dataset['broken'] === 'true' || longest <= lettersOf()
        ? WIDTH
        : (longest * parseFloat(style.fontSize)) / 2;
    },
    get scrollHeight(): number {
      const letters = words.join(' ').length;
      return Math.ceil(letters / lettersOf()) * parseFloat(style.fontSize);
    },
  };
  return element as unknown as HTMLElement;
}

/** How a text is written between 10 and 60 pixels. */
function written(...words: string[]): { size: number; broken: boolean } {
  const element = elementWith(words);
  fitText(element, HEIGHT, { smallest: 10, readable: 24, largest: 60 });
  return { size: parseFloat(element.style.fontSize), broken: element.dataset['broken'] === 'true' };
}

it('A short text is as large as it may be', () => {
  expect(written('Yes')).toEqual({ size: 60, broken: false });
});

it('A text keeps its words whole where they can be read, however much larger it would be with broken ones', () => {
  expect(written('l’hippopotamesse', 'gagne')).toEqual({ size: 37, broken: false });
});

it('A word is broken where whole words could not be read', () => {
  expect(written('Donaudampfschifffahrtsgesellschaft')).toEqual({ size: 40, broken: true });
});

it('A text that is too long for every size has the smallest', () => {
  expect(written('x'.repeat(2_000))).toEqual({ size: 10, broken: true });
});
