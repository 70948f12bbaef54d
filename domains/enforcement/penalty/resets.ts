/** What no longer holds after a step that sends the case back; the days and values of before stay in its log. */

/** The party has to be told and heard anew, and nothing reviewed before counts any more. */
export const unheard = {
  ...{ noticedOn: null, noticeKind: null, waiver: null, defence: null, defenceReview: null, hearing: null, hearingHeldOn: null },
  ...{ proposedKind: null, proposedFineFen: null, proposedConfiscatedFen: null, renoticeReason: null },
  ...{ reviewResult: null, reviewedOn: null, discussionResult: null, discussedOn: null },
}

/** A decision that was taken back, with everything that followed from it. */
export const undecided = {
  ...{ decisionNo: null, decidedOn: null, outcome: null, penaltyKind: null, penaltyContent: null, fineFen: null, confiscatedFen: null, publishable: null },
  ...{ servedOn: null, serviceWay: null, postedOn: null, publishedOn: null, publicityState: null, withdrawnOn: null, reportedOn: null },
  ...{ performance: null, paidOn: null, paidFen: null, performedOn: null, extraFineFen: null, remindedOn: null, enforceableFrom: null },
  ...{ courtAppliedOn: null, courtResult: null, closeReason: null, closedOn: null, archivedOn: null, changedFineFen: null, exemption: null },
}
