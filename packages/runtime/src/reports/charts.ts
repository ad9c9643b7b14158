import { type Language, number } from '@ai-etl/core/messages/language'
import type { EChartsOption } from 'echarts'
import type { Chart } from './model.ts'

/** The roles of the product's palette, light theme: reports are read on paper as well. */
const COLOUR = { series: '#0b5c66', context: '#918a7b', ink: '#22201c', label: '#67625a', line: '#e5e1d8' } as const
const FONT = "'Golos Text', 'Golos Text Variable', system-ui, sans-serif"
/** Of a page, and of a phone: letters keep their size on both. */
const SIZES = {
  wide: { width: 720, labels: 210, label: 30, figures: 90 },
  narrow: { width: 360, labels: 124, label: 16, figures: 52 },
} as const
export type ChartSize = keyof typeof SIZES
const BAR_HEIGHT = 26
const COLUMNS_HEIGHT = 240

/** Draws a chart as SVG, without a browser. */
export async function drawChart(chart: Chart, lang: Language, size: ChartSize = 'wide'): Promise<string> {
  const echarts = await import('echarts')
  const height = chart.shape === 'bars' ? chart.items.length * BAR_HEIGHT + 12 : COLUMNS_HEIGHT
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width: SIZES[size].width, height })
  drawing.setOption(chart.shape === 'bars' ? barOptions(chart, size) : columnOptions(chart, lang))
  const svg = drawing.renderToSVGString()
  drawing.dispose()
  return svg
}

function barOptions(chart: Chart, size: ChartSize): EChartsOption {
  const { labels, label: characters, figures } = SIZES[size]
  const items = [...chart.items].reverse()
  const most = Math.max(...items.map((item) => item.figure.value))
  // Of several that are as long the topmost.
  const longest = items.findLastIndex((item) => item.figure.value === most)
  const cut = (label: string) => (label.length > characters ? `${label.slice(0, characters - 1)}…` : label)
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    grid: { left: labels, right: figures, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, min: 0, ...(chart.most === undefined ? {} : { max: chart.most }) },
    yAxis: {
      type: 'category',
      data: items.map((item) => cut(item.label)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: COLOUR.ink, fontSize: 12, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        barWidth: 12,
        showBackground: true,
        backgroundStyle: { color: COLOUR.line },
        data: items.map((item, i) => ({
          value: item.figure.value,
          itemStyle: { color: i === longest ? COLOUR.series : COLOUR.context },
          label: {
            show: true,
            position: 'right',
            formatter: item.figure.shown,
            color: COLOUR.ink,
            fontSize: 12,
            fontWeight: 600,
          },
        })),
      },
    ],
  }
}

function columnOptions(chart: Chart, lang: Language): EChartsOption {
  const most = Math.max(...chart.items.map((item) => item.figure.value))
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    grid: { left: 64, right: 12, top: 20, bottom: 28 },
    xAxis: {
      type: 'category',
      data: chart.items.map((item) => item.label),
      axisLine: { lineStyle: { color: COLOUR.context } },
      axisTick: { show: false },
      axisLabel: { color: COLOUR.label, fontSize: 11, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      // What is counted comes in whole numbers.
      ...(chart.items.every((item) => Number.isInteger(item.figure.value)) && { minInterval: 1 }),
      splitLine: { lineStyle: { color: COLOUR.line } },
      axisLabel: { color: COLOUR.label, fontSize: 11, formatter: (value: number) => number(value, lang) },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '25%',
        data: chart.items.map((item) => ({
          value: item.figure.value,
          itemStyle: { color: item.figure.value === most ? COLOUR.series : COLOUR.context },
          label: {
            show: item.figure.value === most,
            position: 'top',
            formatter: item.figure.shown,
            color: COLOUR.ink,
            fontSize: 11,
            fontWeight: 600,
          },
        })),
      },
    ],
  }
}
