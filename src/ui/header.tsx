import { fullDay, weekday } from '../kernel/format.ts'
import { PostButtonLink } from './button.tsx'
import { classes } from './classes.ts'
import { type Frame, type FrameSection, framePaths } from './frame.ts'
import { Logo } from './logo.tsx'
import { useText } from './surroundings.ts'

type FrameProps = { readonly frame: Frame }

/** Address that comes back to this page after it has done its work. */
const withReturn = (path: string, back: string): string => `${path}?back=${encodeURIComponent(back)}`

const DemoBand = ({ frame }: FrameProps) => {
  const text = useText()
  if (frame.demo === null) return null
  const { today, isPast, href } = frame.demo
  return (
    <div class="demo">
      <div class="wrap">
        <span>
          {text.frame.demo(`${fullDay(today, frame.lang)}, ${weekday(today, frame.lang)}`)}
          {isPast ? `. ${text.frame.demoPast}` : ''}
        </span>
        <a href={href}>{text.frame.demoChange}</a>
      </div>
    </div>
  )
}

const Place = ({ frame }: FrameProps) => (
  <div class="place">
    {frame.role === '' ? frame.place : <b>{frame.place}</b>}
    {frame.role}
  </div>
)

const SignedIn = ({ frame }: FrameProps) => {
  const text = useText()
  if (frame.person === null) return <a href={framePaths.signIn}>{text.frame.signIn}</a>
  return (
    <>
      <Seek />
      <a href={frame.person.href}>{frame.person.name}</a>
      <PostButtonLink always action={framePaths.signOut}>
        {text.frame.signOut}
      </PostButtonLink>
    </>
  )
}

/** One field over everything; a narrow screen has the word alone, which leads to the same page. */
const Seek = () => {
  const text = useText()
  return (
    <>
      <search class="seek">
        <form method="get" action={framePaths.search}>
          <label class="vh" for="seek">
            {text.frame.seek}
          </label>
          <input class="in" id="seek" name="q" type="search" maxlength={200} placeholder={text.frame.seek} />
        </form>
      </search>
      <a class="seek-word" href={framePaths.search}>
        {text.frame.seek}
      </a>
    </>
  )
}

const Who = ({ frame, gate }: FrameProps & { readonly gate: boolean }) => {
  const text = useText()
  return (
    <div class="who">
      {gate ? null : <SignedIn frame={frame} />}
      <a class="opt" href={withReturn(framePaths.lowVision, frame.path)}>
        {text.frame.lowVision}
      </a>
    </div>
  )
}

const Count = ({ section }: { readonly section: FrameSection }) => {
  const text = useText()
  if (!section.count) return null
  return (
    <span class={classes('n', section.urgent && 'n--late')}>
      {' '}
      {section.count}
      {section.urgent ? <span class="vh">, {text.frame.lateInside}</span> : null}
    </span>
  )
}

/** How many sections stand in one line at 1280 px; more of them go under «Ещё». */
const IN_LINE = 8

/** Sections of the line and those under «Ещё»: the current one is always in the line. */
export const splitSections = (
  sections: readonly FrameSection[],
): { readonly line: readonly FrameSection[]; readonly more: readonly FrameSection[] } => {
  if (sections.length <= IN_LINE) return { line: sections, more: [] }
  const at = sections.findIndex(({ current }) => current)
  const room = at < IN_LINE - 1 ? IN_LINE - 1 : IN_LINE - 2
  const inLine = (_: FrameSection, place: number) => place < room || place === at
  return {
    line: sections.filter(inLine),
    more: sections.filter((section, place) => !inLine(section, place)),
  }
}

const SectionLink = ({ section }: { readonly section: FrameSection }) => (
  <li class={classes(section.current && 'cur')}>
    <a href={section.href} aria-current={section.current ? 'page' : undefined}>
      {section.label}
      <Count section={section} />
    </a>
  </li>
)

const Sections = ({ frame }: FrameProps) => {
  const text = useText()
  if (frame.sections.length === 0) return null
  const { line, more } = splitSections(frame.sections)
  return (
    <nav class="nav" aria-label={text.frame.sections}>
      <ul>
        {line.map((section) => (
          <SectionLink section={section} />
        ))}
        {more.length === 0 ? null : (
          <li class="more">
            <details>
              <summary>{text.frame.moreSections}</summary>
              <ul>
                {more.map((section) => (
                  <SectionLink section={section} />
                ))}
              </ul>
            </details>
          </li>
        )}
        <li class="all">
          <a href="#sections">{text.frame.allSections}</a>
        </li>
      </ul>
    </nav>
  )
}

/** Demo band, logo, place and role, person, sections. `gate`: the page is the sign-in page itself. */
export const Header = ({ frame, gate }: FrameProps & { readonly gate: boolean }) => {
  const text = useText()
  return (
    <header class="top">
      <DemoBand frame={frame} />
      <div class="wrap">
        <a class="brand" href={framePaths.home}>
          <Logo />
          <span>{text.product}</span>
        </a>
        <Place frame={frame} />
        <Who frame={frame} gate={gate} />
        <Sections frame={frame} />
      </div>
    </header>
  )
}

/** All sections again, low vision, help, personal data, the other language. */
export const Footer = ({ frame }: FrameProps) => {
  const text = useText()
  const otherLanguage = frame.lang === 'ru' ? 'en' : 'ru'
  return (
    <footer class="foot">
      <div class="wrap">
        {frame.sections.length === 0 ? null : (
          <nav id="sections" aria-label={text.frame.allSections}>
            <ul>
              {frame.sections.map((section) => (
                <li>
                  <a href={section.href}>{section.label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <p>
          {text.tagline} <a href={withReturn(framePaths.lowVision, frame.path)}>{text.frame.lowVisionLong}</a>
          . <a href={`${framePaths.help}${frame.helpAnchor ?? ''}`}>{text.frame.help}</a>.{' '}
          <a href={framePaths.personalData}>{text.frame.personalData}</a>.{' '}
          <a
            href={`${withReturn(framePaths.language, frame.path)}&to=${otherLanguage}`}
            lang={otherLanguage}
            hreflang={otherLanguage}
          >
            {text.frame.otherLanguage}
          </a>
        </p>
      </div>
    </footer>
  )
}
