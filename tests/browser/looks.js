// What the tests look for in an open page. Each function gives a list of what is wrong, in words a person can find it by.
const main = () => document.querySelector('[data-testid="stMain"]')
const named = e => `${e.tagName.toLowerCase()} ${e.dataset?.testid || e.getAttribute('class') || ''} "${(e.textContent || '').slice(0, 40)}"`
const scrolls = e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)
const isTableBox = e => e !== main() && scrolls(e) && e.querySelector('table') !== null
const inTableBox = e => e !== null && e !== main() && (isTableBox(e) || inTableBox(e.parentElement))

// What scrolls sideways, or is wider than the window, and is not a table in its own box. Plotly's handles are not seen.
const sideways = () => {
    const all = [...main().querySelectorAll('*')].filter(e => !inTableBox(e) && !e.closest('.draglayer'))
    const moving = [document.scrollingElement, main(), ...all.filter(scrolls)].filter(e => e.scrollWidth > e.clientWidth + 1)
    const tooWide = all.filter(e => {
        const box = e.getBoundingClientRect()
        return box.width > 1 && box.height > 1 && box.right > innerWidth + 1
    })
    const found = [...new Set([...moving, ...tooWide])]
    return found.filter(e => !found.some(other => other !== e && other.contains(e))).map(named)
}

// Links, scripts, pictures and frames that name another host.
const foreign = () =>
    [...document.querySelectorAll('link[href], script[src], img[src], iframe[src]')]
        .map(e => e.href || e.src)
        .filter(url => /^https?:/.test(url) && new URL(url).host !== location.host)

// Where the keyboard stands inside the page: a number of its own for each stop, or null outside the page.
const stop = () => {
    const at = document.activeElement
    if (at === main() || !main().contains(at)) return null
    at.dataset.stop ||= document.querySelectorAll('[data-stop]').length + 1
    return at.dataset.stop
}

// Choices, downloads, things that open, and tables, where the keyboard has not been.
const unreached = () => {
    const kinds = ['Selectbox', 'ButtonGroup', 'Radio', 'Checkbox', 'MultiSelect', 'Slider', 'SelectSlider', 'DownloadButton']
    const wanted = [...kinds.map(kind => `[data-testid="st${kind}"]`), 'summary', 'table'].join()
    const been = e => e.closest('[data-stop]') || e.querySelector('[data-stop]')
    return [...main().querySelectorAll(wanted)].filter(e => e.checkVisibility() && !been(e)).map(named)
}

// Words that their box cuts off. Of what is typed into, the whole is in the list it opens.
const cut = () =>
    [...main().querySelectorAll('*')]
        .filter(e => e.checkVisibility() && e.clientWidth > 1 && !inTableBox(e) && !e.closest('svg, .js-plotly-plot, input'))
        .filter(e => getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1)
        .map(named)

// A colour as red, green, blue and how much of it covers what is behind; its brightness; how far two stand apart, as WCAG has it.
const parts = colour => { const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number); return [r, g, b, a] }
const brightness = colour => {
    const [r, g, b] = parts(colour).map(c => c / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one, other) => {
    const [low, high] = [brightness(one), brightness(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
}
const behind = e => {
    if (e === null) return 'rgb(255, 255, 255)'
    const own = getComputedStyle(e).backgroundColor
    return parts(own)[3] > 0.9 ? own : behind(e.parentElement)
}

// Where the keyboard stands, when no ring is seen there: on it, or on the box of what is typed into.
const unringed = () => {
    const at = document.activeElement
    if (at === document.body) return []
    const boxes = at.tagName === 'INPUT' ? [at.parentElement, at.parentElement.parentElement] : [at]
    const isSeen = e => {
        const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(e)
        const inside = parseFloat(outlineOffset) < 0, apart = parseFloat(outlineOffset) >= 2
        const beside = [...(inside ? [] : [e.parentElement]), ...(apart ? [] : [e])].map(behind)
        return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && beside.every(c => contrast(outlineColor, c) >= 3)
    }
    return boxes.some(isSeen) ? [] : [named(at)]
}

window.looks = { sideways, foreign, stop, unreached, unringed, cut }
