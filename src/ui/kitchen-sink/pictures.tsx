import type { Day } from '../../kernel/day.ts'
import { type HeatCell, HeatLegend, Heatmap } from '../charts/heatmap.tsx'
import { NetworkPlan, PlanLegend } from '../charts/network.tsx'
import { NetworkScheme } from '../charts/scheme.tsx'
import {
  TimelineCell,
  TimelineHead,
  TimelineLegend,
  type TimelineShape,
  type TimelineTone,
} from '../charts/timeline.tsx'
import { SmallTrends, Trend } from '../charts/trend.tsx'
import { Link } from '../link.tsx'
import { Table } from '../table.tsx'
import { Readings } from './readings.tsx'
import { day, Shelf } from './sample.tsx'

type TermRow = {
  readonly written: string
  readonly reading: string
  readonly shape: TimelineShape
  readonly tone: TimelineTone
  readonly points?: readonly Day[]
}

const TERMS: readonly TermRow[] = [
  {
    written: '10.07-20.09',
    reading: 'промежуток',
    shape: { kind: 'exact', from: day('2022-07-10'), to: day('2022-09-20') },
    tone: 'done',
  },
  { written: '15.12', reading: 'один день', shape: { kind: 'day', on: day('2022-12-15') }, tone: 'running' },
  {
    written: 'Октябрь-декабрь',
    reading: 'месяцы, дни не названы',
    shape: { kind: 'rough', from: day('2022-10-01'), to: day('2022-12-31') },
    tone: 'running',
    points: [day('2022-10-20')],
  },
  {
    written: '15.11, 17.11, 22.11',
    reading: 'три дня',
    shape: { kind: 'days', on: [day('2022-11-15'), day('2022-11-17'), day('2022-11-22')] },
    tone: 'running',
  },
  {
    written: 'до 31.10',
    reading: 'крайний срок прошёл',
    shape: { kind: 'exact', from: day('2022-10-01'), to: day('2022-10-31') },
    tone: 'late',
  },
  {
    written: 'по мере готовности',
    reading: 'не понят, ждёт уточнения',
    shape: { kind: 'unknown' },
    tone: 'running',
  },
]

const SCALE = { from: day('2022-07-01'), to: day('2022-12-31'), today: day('2022-11-10') }

const Time = () => (
  <Shelf name="Лента времени" about="Сплошное знаем точно, прерывистое известно лишь примерно.">
    <TimelineLegend />
    <Table
      caption="Виды сроков на ленте"
      captionHidden
      dense
      stackable
      rows={TERMS}
      columns={[
        { key: 'written', head: 'Срок в документе', rowHead: true, cell: (row) => row.written },
        { key: 'reading', head: 'Как понят', phone: 'Понят', cell: (row) => row.reading },
        {
          key: 'line',
          head: <TimelineHead scale={SCALE} />,
          timeline: true,
          cell: (row) => (
            <TimelineCell
              scale={SCALE}
              written={row.written}
              shape={row.shape}
              tone={row.tone}
              points={row.points}
            />
          ),
        },
      ]}
    />
  </Shelf>
)

const Heat = () => (
  <Shelf name="Карта дефицитов" about="Это настоящая таблица: цвет говорит о выраженности, число о людях.">
    <HeatLegend />
    <Heatmap
      caption="Дефициты: школы по строкам, темы по столбцам"
      totalLabel="Школ с дефицитом"
      columns={[
        { id: 'check', label: 'Анализ резуль\u00adтатов', total: 2, common: true },
        { id: 'needs', label: 'Особые потреб\u00adности', total: 2, common: true },
        { id: 'wish', label: 'Учебная моти\u00adвация', total: 2, common: true },
        { id: 'risk', label: 'Риски', total: 1 },
      ]}
      rows={[
        {
          label: 'Озёрская СОШ',
          href: '#main',
          total: 15,
          cells: new Map<string, HeatCell>([
            ['check', { level: 1, count: 3, href: '#main' }],
            ['needs', { level: 2, count: 5, href: '#main' }],
            ['wish', { level: 3, count: 7, href: '#main' }],
          ]),
        },
        {
          label: 'Ключевская ООШ',
          total: 'до 15',
          cells: new Map<string, HeatCell>([
            ['check', { level: 1, count: 'до 5' }],
            ['needs', { level: 2, count: 'до 5' }],
            ['wish', { level: 2, count: 'до 5' }],
            ['risk', { level: 3, count: 6, href: '#main' }],
          ]),
        },
      ]}
    />
  </Shelf>
)

const Nets = () => (
  <Shelf name="Сеть" about="Схема, не карта: расположение примерное, важны связки.">
    <NetworkScheme
      label="Схема сети: два наставника, четыре школы, три связки, одна школа без наставника"
      nodes={[
        { id: 'a', label: 'Заозёрный лицей', x: 0.35, y: 0.2, kind: 'mentor' },
        { id: 'b', label: 'Лужанская гимназия', x: 0.45, y: 0.75, kind: 'mentor' },
        { id: 'c', label: 'Берёзовская № 2', x: 0.85, y: 0.1, kind: 'mentee' },
        { id: 'd', label: 'Озёрская', x: 0.8, y: 0.6, kind: 'mentee' },
        { id: 'e', label: 'Дубковская', x: 0.1, y: 0.95, kind: 'mentee' },
        { id: 'f', label: 'Ключевская', x: 0.1, y: 0.45, kind: 'orphan' },
      ]}
      links={[
        { from: 'a', to: 'c' },
        { from: 'b', to: 'd' },
        { from: 'b', to: 'e' },
      ]}
      caption={
        <>
          Закрашенный узел ведёт, пустой принимает помощь, прерывистый остался без наставника.{' '}
          <Link href="#main">Показать таблицей</Link>
        </>
      }
    />
    <NetworkPlan
      label="Кто с кем связан: четыре школы слева, два наставника справа. Выделена пара Озёрская и Лужанская гимназия. Данные в таблице плана."
      mentees={[
        { id: '1', label: 'Ключевская', orphan: true },
        { id: '2', label: 'Берёзовская № 2' },
        { id: '3', label: 'Озёрская' },
        { id: '4', label: 'Дубковская' },
      ]}
      mentors={[
        { id: 'a', label: 'Заозёрный лицей', note: 'есть место' },
        { id: 'b', label: 'Лужанская гимназия' },
      ]}
      links={[
        { from: '2', to: 'a' },
        { from: '3', to: 'b', kind: 'chosen' },
        { from: '4', to: 'b' },
        { from: '3', to: 'a', kind: 'shifted' },
      ]}
      caption={<PlanLegend />}
    />
  </Shelf>
)

const Trends = () => (
  <Shelf name="Графики" about="Одна шкала на всех, подписаны начало и конец.">
    <SmallTrends
      threshold={8}
      unit="школ"
      trends={[
        { label: 'Анализ результатов', values: [12, 11, 11, 10, 10], tone: 'done' },
        { label: 'Мотивация', values: [6, 7, 8, 9, 9], tone: 'need' },
        { label: 'Цифровая среда', values: [9, 8, 6, 5, 4], tone: 'done' },
      ]}
    />
    <Trend
      label="Открытых дефицитов"
      tone="need"
      target={3}
      points={[
        ['IV 21', 12],
        ['I 22', 11],
        ['II 22', 11],
        ['III 22', 8],
        ['IV 22', 6],
      ].map(([label, value]) => ({ label: String(label), value: Number(value) }))}
      caption={<Link href="#main">Показать таблицей</Link>}
    />
  </Shelf>
)

/** Timeline, heatmap, network, trends, readings. */
export const Pictures = () => (
  <>
    <Time />
    <Heat />
    <Nets />
    <Trends />
    <Readings />
  </>
)
