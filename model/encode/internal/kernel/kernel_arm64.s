#include "textflag.h"

// Instructions that Go's assembler lacks, by their encoding.
// SDOT Vd.4S, Vn.16B, Vm.4B[i]
#define SDOT(m, i, n, d) WORD $(0x4F80E000 | (((i)&1)<<21) | ((m)<<16) | (((i)>>1)<<11) | ((n)<<5) | (d))
// SCVTF Vd.4S, Vn.4S
#define SCVTF(n, d) WORD $(0x4E21D800 | ((n)<<5) | (d))
// FMUL Vd.4S, Vn.4S, Vm.4S
#define FMUL(m, n, d) WORD $(0x6E20DC00 | ((m)<<16) | ((n)<<5) | (d))

// FADD Vd.4S, Vn.4S, Vm.4S
#define FADD(m, n, d) WORD $(0x4E20D400 | ((m)<<16) | ((n)<<5) | (d))
#define ROW(p, c0, c1, c2, c3) \
	VLD1R.P 4(p), [V4.S4] \
	FMUL(0, 4, 5) \
	FMUL(1, 4, 6) \
	FMUL(2, 4, 7) \
	FMUL(3, 4, 4) \
	FADD(5, c0, c0) \
	FADD(6, c1, c1) \
	FADD(7, c2, c2) \
	FADD(4, c3, c3)

// func productNEON(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)
TEXT ·productNEON(SB), NOSPLIT, $0-56
	MOVD k+0(FP), R0
	MOVD a+8(FP), R1
	MOVD lda+16(FP), R2
	MOVD b+24(FP), R3
	MOVD ldb+32(FP), R4
	MOVD c+40(FP), R5
	MOVD ldc+48(FP), R6
	LSL  $2, R2
	LSL  $2, R4
	LSL  $2, R6
	ADD  R2, R1, R7
	ADD  R2, R7, R8
	ADD  R2, R8, R9
	ADD  R2, R9, R10
	ADD  R2, R10, R11
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16
	VEOR V12.B16, V12.B16, V12.B16
	VEOR V13.B16, V13.B16, V13.B16
	VEOR V14.B16, V14.B16, V14.B16
	VEOR V15.B16, V15.B16, V15.B16
	VEOR V16.B16, V16.B16, V16.B16
	VEOR V17.B16, V17.B16, V17.B16
	VEOR V18.B16, V18.B16, V18.B16
	VEOR V19.B16, V19.B16, V19.B16
	VEOR V20.B16, V20.B16, V20.B16
	VEOR V21.B16, V21.B16, V21.B16
	VEOR V22.B16, V22.B16, V22.B16
	VEOR V23.B16, V23.B16, V23.B16
	VEOR V24.B16, V24.B16, V24.B16
	VEOR V25.B16, V25.B16, V25.B16
	VEOR V26.B16, V26.B16, V26.B16
	VEOR V27.B16, V27.B16, V27.B16
	VEOR V28.B16, V28.B16, V28.B16
	VEOR V29.B16, V29.B16, V29.B16
	VEOR V30.B16, V30.B16, V30.B16
	VEOR V31.B16, V31.B16, V31.B16
loop:
	VLD1 (R3), [V0.S4, V1.S4, V2.S4, V3.S4]
	ADD  R4, R3
	ROW(R1, 8, 9, 10, 11)
	ROW(R7, 12, 13, 14, 15)
	ROW(R8, 16, 17, 18, 19)
	ROW(R9, 20, 21, 22, 23)
	ROW(R10, 24, 25, 26, 27)
	ROW(R11, 28, 29, 30, 31)
	SUBS $1, R0
	BNE  loop
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R5)
	ADD  R6, R5
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R5)
	ADD  R6, R5
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R5)
	ADD  R6, R5
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R5)
	ADD  R6, R5
	VST1 [V24.S4, V25.S4, V26.S4, V27.S4], (R5)
	ADD  R6, R5
	VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R5)
	RET

// 4 k of 4 rows x 16 columns; weights in w..w+3, activations in V4..V7.
#define STEP(i, w0, w1, w2, w3) \
	SDOT(4, i, w0, 16) \
	SDOT(4, i, w1, 17) \
	SDOT(4, i, w2, 18) \
	SDOT(4, i, w3, 19) \
	SDOT(5, i, w0, 20) \
	SDOT(5, i, w1, 21) \
	SDOT(5, i, w2, 22) \
	SDOT(5, i, w3, 23) \
	SDOT(6, i, w0, 24) \
	SDOT(6, i, w1, 25) \
	SDOT(6, i, w2, 26) \
	SDOT(6, i, w3, 27) \
	SDOT(7, i, w0, 28) \
	SDOT(7, i, w1, 29) \
	SDOT(7, i, w2, 30) \
	SDOT(7, i, w3, 31)

#define TILEADD(ws, b, acc) \
	FMUL(ws, 13, 14) \
	FADD(b, 14, 14) \
	FADD(14, acc, acc)
// out = acc*scale*weight + (least*sum + bias); weight V0-3, sum V4-7, bias V8-11
#define TILEOUT(a0, a1, a2, a3) \
	VLD1R.P 4(R6), [V12.S4] \
	VLD1R.P 4(R7), [V13.S4] \
	SCVTF(a0, a0) \
	SCVTF(a1, a1) \
	SCVTF(a2, a2) \
	SCVTF(a3, a3) \
	FMUL(12, a0, a0) \
	FMUL(12, a1, a1) \
	FMUL(12, a2, a2) \
	FMUL(12, a3, a3) \
	FMUL(0, a0, a0) \
	FMUL(1, a1, a1) \
	FMUL(2, a2, a2) \
	FMUL(3, a3, a3) \
	TILEADD(4, 8, a0) \
	TILEADD(5, 9, a1) \
	TILEADD(6, 10, a2) \
	TILEADD(7, 11, a3)
#define TILESTORE(a0, a1, a2, a3) \
	VST1 [a0, a1, a2, a3], (R4) \
	ADD R5, R4

// func tileDOT(t *tile)
TEXT ·tileDOT(SB), NOSPLIT, $0-8
	MOVD t+0(FP), R0
	MOVD 0(R0), R1
	MOVD 8(R0), R2
	MOVD 16(R0), R3
	MOVD 24(R0), R12
	MOVD 32(R0), R4
	MOVD 40(R0), R5
	ADD  R2, R1, R8
	ADD  R2, R8, R9
	ADD  R2, R9, R10
	VEOR V16.B16, V16.B16, V16.B16
	VEOR V17.B16, V17.B16, V17.B16
	VEOR V18.B16, V18.B16, V18.B16
	VEOR V19.B16, V19.B16, V19.B16
	VEOR V20.B16, V20.B16, V20.B16
	VEOR V21.B16, V21.B16, V21.B16
	VEOR V22.B16, V22.B16, V22.B16
	VEOR V23.B16, V23.B16, V23.B16
	VEOR V24.B16, V24.B16, V24.B16
	VEOR V25.B16, V25.B16, V25.B16
	VEOR V26.B16, V26.B16, V26.B16
	VEOR V27.B16, V27.B16, V27.B16
	VEOR V28.B16, V28.B16, V28.B16
	VEOR V29.B16, V29.B16, V29.B16
	VEOR V30.B16, V30.B16, V30.B16
	VEOR V31.B16, V31.B16, V31.B16
loopq:
	VLD1.P 16(R1), [V4.B16]
	VLD1.P 16(R8), [V5.B16]
	VLD1.P 16(R9), [V6.B16]
	VLD1.P 16(R10), [V7.B16]
	VLD1.P 64(R3), [V0.B16, V1.B16, V2.B16, V3.B16]
	VLD1.P 64(R3), [V8.B16, V9.B16, V10.B16, V11.B16]
	STEP(0, 0, 1, 2, 3)
	VLD1.P 64(R3), [V0.B16, V1.B16, V2.B16, V3.B16]
	STEP(1, 8, 9, 10, 11)
	VLD1.P 64(R3), [V8.B16, V9.B16, V10.B16, V11.B16]
	STEP(2, 0, 1, 2, 3)
	STEP(3, 8, 9, 10, 11)
	SUBS $1, R12
	BNE  loopq
	MOVD 48(R0), R6
	MOVD 56(R0), R7
	MOVD 64(R0), R1
	MOVD 72(R0), R2
	MOVD 80(R0), R3
	VLD1 (R1), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1 (R2), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1 (R3), [V8.S4, V9.S4, V10.S4, V11.S4]
	TILEOUT(16, 17, 18, 19)
	TILESTORE(V16.S4, V17.S4, V18.S4, V19.S4)
	TILEOUT(20, 21, 22, 23)
	TILESTORE(V20.S4, V21.S4, V22.S4, V23.S4)
	TILEOUT(24, 25, 26, 27)
	TILESTORE(V24.S4, V25.S4, V26.S4, V27.S4)
	TILEOUT(28, 29, 30, 31)
	TILESTORE(V28.S4, V29.S4, V30.S4, V31.S4)
	RET
