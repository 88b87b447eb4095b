import { createBench } from './harness';

const { run } = createBench();
const mapOf = (text: string) => run(`util.xml.toMap(${JSON.stringify(text)})`);

test.each<[string, unknown]>([
  [
    `<?xml version="1.0" encoding="UTF-8"?>
     <posts><post><id>1</id><title>Getting started with GraphQL</title></post></posts>`,
    { posts: { post: { id: 1, title: 'Getting started with GraphQL' } } },
  ],
  ['<posts><id>1</id><id>2</id></posts>', { posts: { id: [1, 2] } }],
  ['<a b="1"><c/>text</a>', { a: { b: 1, c: '', content: 'text' } }],
  ['<a>true</a>', { a: true }],
  ['<a>007</a>', { a: '007' }],
  ['<a>&lt;b&gt;&amp;<![CDATA[<c>]]></a>', { a: '<b>&<c>' }],
  ['<a><b></a>', null],
  ['plain text', null],
])('toMap(%p)', (text, expected) => {
  expect(mapOf(text)).toEqual(expected);
});

test.each<[string, unknown]>([
  ['util.xml.toMap(null)', null],
  ['util.xml.toJsonString("<a>1</a>")', '{"a":1}'],
  ['util.xml.toJsonString("<a>1</a>", true)', '"{\\"a\\":1}"'],
])('%s', (call, expected) => {
  expect(run(call)).toBe(expected);
});
