import { expect, test } from 'vitest'
import { Surround, useLang } from '../surroundings.ts'
import { draw } from './render.ts'

test('words of people are never markup, in text and in attributes', () => {
  const words = `<img src=x onerror="a('b')"> & co`
  expect(draw(<p title={words}>{words}</p>)).toBe(
    '<p title="&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; co">&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; co</p>',
  )
})

test('what is nothing draws nothing; numbers, lists and fragments draw what they hold', () => {
  expect(
    draw(
      <ul>
        {null}
        {undefined}
        {false}
        {[1, 0].map((each) => (
          <li>{each}</li>
        ))}
        <>
          <li>два</li>
          <li>три</li>
        </>
      </ul>,
    ),
  ).toBe('<ul><li>1</li><li>0</li><li>два</li><li>три</li></ul>')
})

test('attributes: absent, true and false as HTML wants them', () => {
  expect(draw(<input type="checkbox" checked={true} disabled={false} value={undefined} />)).toBe(
    '<input type="checkbox" checked=""/>',
  )
  expect(draw(<button type="button" aria-expanded={false} />)).toBe(
    '<button type="button" aria-expanded="false"></button>',
  )
})

const Word = () => <b>{useLang()}</b>

test('surroundings hold inside only', () => {
  expect(
    draw(
      <div>
        <Surround value={{ lang: 'en', csrf: '' }}>
          <Word />
        </Surround>
        <Word />
      </div>,
    ),
  ).toBe('<div><b>en</b><b>ru</b></div>')
})

test('a part that has to be waited for is a fault of the program', () => {
  const late = Promise.resolve('late')
  expect(() => draw(<p>{late}</p>)).toThrow('read first')
})
