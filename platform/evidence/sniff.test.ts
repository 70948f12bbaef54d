import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { takenFrom } from './exif.ts'
import { evidenceSettingsFrom } from './settings.ts'
import { sniff } from './sniff.ts'

const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#446688' } })

describe('按内容认文件，不信扩展名', () => {
  it('图片', async () => {
    expect(sniff(await picture().jpeg().toBuffer())).toBe('image/jpeg')
    expect(sniff(await picture().png().toBuffer())).toBe('image/png')
    expect(sniff(await picture().webp().toBuffer())).toBe('image/webp')
    expect(sniff(await picture().gif().toBuffer())).toBe('image/gif')
    expect(sniff(await picture().tiff().toBuffer())).toBe('image/tiff')
  })

  it.each([
    ['%PDF-1.7', 'application/pdf'],
    ['\0\0\0\x20ftypisom', 'video/mp4'],
    ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
    ['\0\0\0\x18ftypheic', 'image/heic'],
    ['\0\0\0\x18ftypM4A ', 'audio/mp4'],
    ['RIFF\x10\0\0\0WAVEfmt ', 'audio/wav'],
    ['RIFF\x10\0\0\0AVI LIST', 'video/x-msvideo'],
    ['ID3\x04\0\0', 'audio/mpeg'],
    ['\xff\xfb\x90\x64', 'audio/mpeg'],
    ['#!AMR\n', 'audio/amr'],
    ['PK\x03\x04', 'application/zip'],
    ['MZ\x90\0', 'application/x-msdownload'],
    ['<html><script>alert(1)</script>', 'text/plain'],
    ['\x01\x02\x03\x04', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('%j 是 %s', (head, mime) => {
    expect(sniff(Buffer.from(head, 'latin1'))).toBe(mime)
  })

  it('汉字文本，不管哪种编码，都是文本', () => {
    expect(sniff(Buffer.from('当事人陈述：当日未经批准占道'))).toBe('text/plain')
  })
})

describe('照片自己说的时间和地点', () => {
  it('有时区的按时区，没有的按北京时间', async () => {
    const at = async (exif: Record<string, string>) => takenFrom(await picture().withExif({ IFD2: exif }).jpeg().toBuffer()).at?.toISOString()
    expect(await at({ DateTimeOriginal: '2026:03:04 09:12:30', OffsetTimeOriginal: '+00:00' })).toBe('2026-03-04T09:12:30.000Z')
    expect(await at({ DateTimeOriginal: '2026:03:04 09:12:30' })).toBe('2026-03-04T01:12:30.000Z')
    expect(await at({ DateTimeOriginal: '0000:00:00 00:00:00' })).toBeUndefined()
  })

  it('南纬西经是负的', async () => {
    const gps = { GPSLatitudeRef: 'S', GPSLatitude: '23/1 7/1 30/1', GPSLongitudeRef: 'W', GPSLongitude: '113/1 15/1 0/1' }
    expect(takenFrom(await picture().withExif({ IFD3: gps }).jpeg().toBuffer()).place).toBe('-23.125,-113.25')
  })

  it('没有、截断、乱写的，什么也不说，也不出错', async () => {
    const bytes = await picture()
      .withExif({ IFD2: { DateTimeOriginal: '2026:03:04 09:12:30' } })
      .jpeg()
      .toBuffer()
    expect(takenFrom(await picture().jpeg().toBuffer())).toEqual({})
    expect(takenFrom(Buffer.from('不是照片'))).toEqual({})
    for (let cut = 0; cut < 200; cut += 7) expect(() => takenFrom(bytes.subarray(0, cut))).not.toThrow()
    for (let i = 20; i < 200; i += 1) {
      const odd = Buffer.from(bytes)
      odd[i] = 0xff
      expect(() => takenFrom(odd)).not.toThrow()
    }
  })
})

describe('证据的设置', () => {
  it('不设：10 GB、7 天、存在本机、不查毒', () => {
    expect(evidenceSettingsFrom({})).toEqual({ maxBytes: 10 * 1024 ** 3, uploadDays: 7 })
  })

  it('设了的照设', () => {
    const env = {
      ...{ MINGFA_EVIDENCE_MAX_GB: '2', MINGFA_UPLOAD_DAYS: '3', MINGFA_SCAN: 'clamd://127.0.0.1' },
      ...{ MINGFA_S3_ENDPOINT: 'https://s3.example.cn/mingfa', MINGFA_S3_ACCESS_KEY: 'a', MINGFA_S3_SECRET_KEY: 'b' },
    }
    expect(evidenceSettingsFrom(env)).toEqual({
      ...{ maxBytes: 2 * 1024 ** 3, uploadDays: 3, scan: { how: 'clamd', host: '127.0.0.1', port: 3310 } },
      s3: { endpoint: 'https://s3.example.cn/mingfa', region: 'us-east-1', accessKeyId: 'a', secretAccessKey: 'b' },
    })
    expect(evidenceSettingsFrom({ MINGFA_SCAN: 'command:/usr/bin/clamscan --stdout -' }).scan).toEqual({
      ...{ how: 'command', command: '/usr/bin/clamscan', args: ['--stdout', '-'] },
    })
  })

  it.each([
    [{ MINGFA_SCAN: '卡巴' }],
    [{ MINGFA_UPLOAD_DAYS: '0' }],
    [{ MINGFA_EVIDENCE_MAX_GB: '很大' }],
    [{ MINGFA_S3_ENDPOINT: 'https://s3.example.cn/mingfa' }],
  ])('写错的不启动：%j', (env) => {
    expect(() => evidenceSettingsFrom(env)).toThrow('MINGFA_')
  })
})
