import { ButtonLink } from '../button.tsx'
import { RadioGroup } from '../fields/choice.tsx'
import { Form } from '../form.tsx'
import { SummaryList } from '../lists.tsx'
import { type DaySection, DaySections } from '../open-pages.tsx'
import { Decide, Mark, MarkNumber, SideBySide } from '../side-by-side.tsx'
import { Way, type WayLine } from '../way.tsx'
import { SAMPLE_KEY } from './sample.tsx'

const Paper = () => (
  <>
    <p class="c">
      <b>
        <Mark number={1}>КОМИТЕТ ПО ОБРАЗОВАНИЮ</Mark>
      </b>
    </p>
    <p class="c">
      <Mark number={2}>от 5 марта 2022 года № 417-р</Mark>
    </p>
    <p>
      1. Директору{' '}
      <Mark number={3} doubt>
        «Озерная СОШ №2»
      </Mark>{' '}
      подготовить план встреч до 25 марта.
    </p>
  </>
)

const Pair = () => (
  <section class="kit">
    <SideBySide
      original={{ page: 1, pages: 6, nextHref: '#main', download: { href: '#main', kind: 'DOCX' } }}
      paper={<Paper />}
    >
      <Form action="#main" commandKey={SAMPLE_KEY}>
        <Decide count={1}>
          <RadioGroup
            name="school_3"
            label={
              <>
                <MarkNumber number={3} doubt /> Школы с таким названием нет в реестре
              </>
            }
            value="1"
            options={[
              {
                value: '1',
                label: 'МБОУ «Озёрская СОШ»',
                hint: 'отличается двумя буквами, есть в реестре района',
              },
              { value: '2', label: 'Другая школа или новая' },
            ]}
          />
        </Decide>
      </Form>
      <SummaryList
        lines={[
          {
            label: (
              <>
                <MarkNumber number={1} />
                Кто издал
              </>
            ),
            value: 'Комитет по образованию',
            change: { href: '#main', noun: 'издателя' },
          },
        ]}
      />
    </SideBySide>
  </section>
)

const WAYS: readonly WayLine[] = [
  {
    state: 'helped',
    need: {
      title: 'Задания разного уровня',
      href: '#main',
      severity: 'острый, 8 педагогов',
      named: 'назван в III квартале',
    },
    help: [{ text: 'Лужанская гимназия: 4 занятия', href: '#main', when: '20.09–03.11.2022' }],
    result: { title: 'Стало: заметный, 5 педагогов', note: 'замер 09.11.2022' },
  },
  {
    state: 'closed',
    need: {
      title: 'Анализ результатов',
      href: '#main',
      severity: 'заметный, 5 педагогов',
      named: 'назван в III квартале',
    },
    help: [{ text: 'Методический день', href: '#main', when: '22.09.2022' }],
    result: { title: 'Восполнен', note: 'принято 08.11.2022' },
  },
  {
    state: 'planned',
    need: { title: 'Цифровая среда', severity: 'заметный, 4 педагога', named: 'назван в IV квартале' },
    help: [{ text: 'Тьютор площадки', when: 'с 01.12.2022, по плану' }],
    result: { title: 'Замер в I квартале 2023' },
  },
  {
    state: 'alone',
    need: {
      title: 'Управление рисками',
      severity: 'слабый, 1 руководитель',
      named: 'назван в IV квартале',
    },
    help: [],
    noHelp: (
      <>
        <p>
          <b>Помощи пока нет</b>
          <span class="muted">12 дней без помощи</span>
        </p>
        <ButtonLink href="#main" kind="other" small>
          Подобрать помощь
        </ButtonLink>
      </>
    ),
    result: { title: 'Пока нет' },
  },
]

const SECTIONS: readonly DaySection[] = [
  {
    title: 'Управленческая',
    audience: 'для директоров',
    place: 'актовый зал',
    sessions: [
      { time: '10:00', title: 'Риски школы: план на четверть', who: 'Ершов К. Д.' },
      { time: '11:15', title: 'Круглый стол' },
    ],
  },
  {
    title: 'Педагогическая',
    audience: 'для учителей 5–9 классов',
    place: 'Лужанская гимназия',
    sessions: [{ time: '10:00', title: 'Чтение на обычном уроке' }],
  },
  {
    title: 'Учащихся',
    audience: 'для 8–9 классов',
    place: 'по видеосвязи',
    sessions: [{ time: '13:00', title: 'Задачи на проценты' }],
  },
  {
    title: 'Родителей',
    audience: 'для всех желающих',
    place: 'по видеосвязи',
    sessions: [{ time: '18:00', title: 'Вопросы и ответы' }],
  },
]

const Ways = () => (
  <section class="kit">
    <Way lines={WAYS} />
    <DaySections sections={SECTIONS} />
  </section>
)

/** The original beside its reading, the way of a deficit, sections of a method day. */
export const Readings = () => (
  <>
    <Pair />
    <Ways />
  </>
)
