import type { Child } from 'hono/jsx'
import type { Lang } from '../kernel/plural.ts'
import { asset } from './assets.ts'
import { ButtonLink } from './button.tsx'
import { type Frame, framePaths, type LowVision } from './frame.ts'
import { Footer, Header } from './header.tsx'
import { isSightAdapted, sightAttributes } from './low-vision.ts'
import { SightPanel } from './low-vision-panel.tsx'
import { Note } from './note.tsx'
import { AskDay, PastDay } from './past-day.tsx'
import { Surround, useText } from './surroundings.ts'

export type PageProps = {
  /** Name of the page; the program's name is added. */
  readonly title: string
  readonly frame: Frame
  readonly children: Child
  /** A spread: tables from the left edge, printed on landscape paper. */
  readonly wide?: boolean | undefined
  /** The form on the page came back: readers hear it in the title first. */
  readonly failed?: boolean | undefined
  /** The sign-in page: its header does not lead to itself. */
  readonly gate?: boolean | undefined
  /** The page has its own panel of low vision settings. */
  readonly ownSight?: boolean | undefined
}

type DocumentProps = {
  readonly title: string
  readonly lang: Lang
  readonly sight: LowVision
  readonly bodyClass?: string | undefined
  readonly children: Child
}

/** Fonts of the first view: asked for at once, so that no line moves when they come. */
const FIRST_FONTS = ['cyrillic-400', 'cyrillic-600', 'latin-400'] as const

const Document = ({ title, lang, sight, bodyClass, children }: DocumentProps) => {
  const text = useText()
  return (
    <html lang={lang} {...sightAttributes(sight)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>
          {title} — {text.product}
        </title>
        {FIRST_FONTS.map((face) => (
          <link
            rel="preload"
            as="font"
            type="font/woff2"
            crossorigin=""
            href={asset(`golos-text-${face}-normal.woff2`)}
          />
        ))}
        <link rel="stylesheet" href={asset('svyazka.css')} />
        <link rel="icon" type="image/svg+xml" href={asset('favicon.svg')} />
        <script src={asset('svyazka.js')} defer></script>
      </head>
      <body class={bodyClass}>{children}</body>
    </html>
  )
}

/** Nothing of a role's work is open yet: said on every page until the person has set the second step up. */
const WaitingRoles = ({ frame }: { readonly frame: Frame }) => {
  const text = useText()
  const { waitingRoles = [], path } = frame
  if (waitingRoles.length === 0) return null
  return (
    <Note kind="need" title={text.waiting.title}>
      <p>{text.waiting.words(waitingRoles.join(', '))}</p>
      {path.startsWith(framePaths.secondStep) ? null : (
        <p>
          <ButtonLink href={framePaths.secondStep}>{text.waiting.turnOn}</ButtonLink>
        </p>
      )}
    </Note>
  )
}

const Framed = ({ title, frame, children, wide, failed, gate = false, ownSight }: PageProps) => {
  const text = useText()
  return (
    <Document
      title={failed ? `${text.frame.failed}: ${title}` : title}
      lang={frame.lang}
      sight={frame.lowVision}
      bodyClass={wide ? 'wide' : undefined}
    >
      <a class="skip" href="#main">
        {text.frame.skip}
      </a>
      <Header frame={frame} gate={gate} />
      <main id="main">
        <div class="wrap">
          {isSightAdapted(frame.lowVision) && !ownSight ? (
            <SightPanel sight={frame.lowVision} back={frame.path} />
          ) : null}
          <WaitingRoles frame={frame} />
          {frame.on === undefined || frame.on.day === null ? null : (
            <PastDay day={frame.on.day} path={frame.on.path} lang={frame.lang} />
          )}
          {children}
          {frame.on === undefined || frame.on.day !== null ? null : <AskDay path={frame.on.path} />}
        </div>
      </main>
      <Footer frame={frame} />
    </Document>
  )
}

/** A page in its frame. With `person: null` in the frame it is an open page: «Войти» stands where the person would. */
export const Page = (props: PageProps) => (
  <Surround
    value={{
      lang: props.frame.lang,
      csrf: props.frame.csrf,
      roleName: props.frame.roleName,
      past: props.frame.on?.day,
      thing: props.frame.thing,
      saved: props.frame.saved,
    }}
  >
    <Framed {...props} />
  </Surround>
)

export type PrintPageProps = {
  readonly title: string
  readonly frame: Frame
  readonly children: Child
  readonly wide?: boolean | undefined
}

/** A page made only for paper: no header, no sections, no footer. */
export const PrintPage = ({ title, frame, children, wide }: PrintPageProps) => (
  <Surround value={{ lang: frame.lang, csrf: frame.csrf, roleName: frame.roleName }}>
    <Document
      title={title}
      lang={frame.lang}
      sight={frame.lowVision}
      bodyClass={wide ? 'wide paper' : 'paper'}
    >
      <main id="main">
        <div class="wrap">{children}</div>
      </main>
    </Document>
  </Surround>
)
