import { Button, ButtonLink, PostButton, PostButtonLink } from '../button.tsx'
import { Actions, Breadcrumbs, Details, Sheet } from '../layout.tsx'
import { Link, Ref } from '../link.tsx'
import { Tag, tagStates } from '../tag.tsx'
import { SAMPLE_KEY, Shelf } from './sample.tsx'

const COLOURS = [
  ['paper', 'Бумага', 'фон'],
  ['sheet', 'Лист', 'поля, вклейки'],
  ['ink', 'Чернила', 'текст'],
  ['rope', 'Нить', 'ссылки, кнопки, помощь'],
  ['need', 'Нужда', 'дефицит, вернули'],
  ['done', 'Результат', 'принято, закрыто'],
  ['stop', 'Срыв', 'просрочка, ошибка'],
  ['line', 'Линия', 'границы полей'],
] as const

const Type = () => (
  <Shelf name="Шрифт" about="Golos Text, два начертания: 400 и 600.">
    <p class="poster">Плакатный заголовок</p>
    <h3 class="like-h1">Заголовок страницы</h3>
    <h3 class="like-h2">Заголовок раздела</h3>
    <h3>Заголовок дела</h3>
    <p class="lead">Вводный абзац. Одна-две строки о том, что здесь и что сделать.</p>
    <p class="read">
      Основной текст. В строке 60–75 знаков, ссылки <Link href="#main">подчёркнуты</Link>, важное{' '}
      <b>полужирным</b>. Числа одной ширины: <span class="num">1 204,50</span>.
    </p>
    <p class="small">Мелкий текст и плотные таблицы.</p>
    <p class="xs">Подписи столбцов и отметки источника. Мельче нельзя.</p>
  </Shelf>
)

const Colours = () => (
  <Shelf name="Цвет" about="Охра, ладога, мох: дефицит, помощь, результат. На каждом рисунке одно и то же.">
    <ul class="swatch plain">
      {COLOURS.map(([code, name, use]) => (
        <li>
          <i class={`sw sw-${code}`} />
          <b>{name}</b>
          <span class="small muted">{use}</span>
        </li>
      ))}
    </ul>
  </Shelf>
)

const Buttons = () => (
  <Shelf name="Кнопки" about="Одна главная на экран. Глагол и предмет.">
    <Actions>
      <ButtonLink href="#main">Отправить отчёт</ButtonLink>
      <ButtonLink href="#main" kind="other">
        Сохранить черновик
      </ButtonLink>
      <ButtonLink href="#main" kind="stop">
        Расторгнуть договор
      </ButtonLink>
      <Link href="#main">Отменить</Link>
    </Actions>
    <Actions>
      <ButtonLink href="#main" small>
        Подготовить распоряжение
      </ButtonLink>
      <ButtonLink href="#main" kind="other" small download>
        Скачать DOCX
      </ButtonLink>
      <ButtonLink href="#main" kind="stop" small>
        Запретить пару
      </ButtonLink>
    </Actions>
    <Actions>
      <PostButton action="#main" commandKey={SAMPLE_KEY} kind="other">
        Снять с контроля
      </PostButton>
      <PostButtonLink action="#main">Выйти</PostButtonLink>
      <Button kind="other">Показать</Button>
    </Actions>
  </Shelf>
)

const States = () => (
  <Shelf name="Состояния" about="Знак, слово, цвет. Без цветных плашек.">
    <p class="row">
      {tagStates.map((state) => (
        <Tag state={state} />
      ))}
    </p>
    <p>
      <Tag state="returned">Возвращено 09.11.2022: «Нет сравнения двух замеров»</Tag>
    </p>
  </Shelf>
)

const Sources = () => (
  <Shelf name="Источник" about="Рамка в одну линию есть только у отметки источника.">
    <Breadcrumbs
      crumbs={[
        { label: 'Школы', href: '#main' },
        { label: 'С низкими результатами', href: '#main' },
        { label: 'Озёрская СОШ' },
      ]}
    />
    <p class="read">
      Школа называет свои трудности каждый квартал <Ref href="#main">п. 3.2 распоряжения № 417-р</Ref> и
      приходит на методические дни <Ref>п. 5</Ref>
    </p>
    <Sheet>
      <p>Белый лист: только там, где что-то заполняют или куда что-то вклеено.</p>
    </Sheet>
    <Details title="Показать все 12 школ">
      <p>Озёрская СОШ, Ключевская ООШ, Лужанская гимназия и другие.</p>
    </Details>
  </Shelf>
)

/** Type, colour, buttons, states, sources. */
export const Words = () => (
  <>
    <Type />
    <Colours />
    <Buttons />
    <States />
    <Sources />
  </>
)
