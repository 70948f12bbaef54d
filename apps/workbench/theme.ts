/** Colours and sizes: deep blue, dark text on light ground, 15 px, for people who read all day. */
import type { ThemeConfig } from 'antd'

export const theme: ThemeConfig = {
  token: {
    // Nothing moves: an old machine answers at once, and a button's name does not keep its spinner while that fades.
    motion: false,
    colorPrimary: '#1a56a8',
    colorInfo: '#1a56a8',
    colorInfoBg: '#e6effb',
    colorInfoBorder: '#9dbce6',
    colorSuccess: '#1a7335',
    colorWarning: '#9a5b00',
    colorError: '#b8201c',
    colorSuccessBg: '#e8f5eb',
    colorSuccessBorder: '#9ccda9',
    colorWarningBg: '#fff6dd',
    colorWarningBorder: '#dcb65c',
    colorErrorBg: '#fdeeec',
    colorErrorBorder: '#e6a19c',
    colorLink: '#0b4fa8',
    colorText: '#1d232b',
    colorTextSecondary: '#46505d',
    colorTextTertiary: '#5b6472',
    colorTextDescription: '#5b6472',
    colorTextPlaceholder: '#6b7482',
    colorBgLayout: '#eef2f7',
    fontSize: 15,
    borderRadius: 4,
    fontFamily: '"Microsoft YaHei", "PingFang SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif',
  },
  components: {
    Table: { headerBg: '#e8eef6', headerColor: '#24364d', cellPaddingBlock: 10, cellPaddingInline: 10 },
    Menu: { itemHeight: 38, itemPaddingInline: 14, itemSelectedBg: '#dfeaf8' },
    Layout: { headerBg: '#12386b', siderBg: '#ffffff' },
  },
}
