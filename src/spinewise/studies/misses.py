"""The most likely reason of each miss, written after looking into it."""

REASONS: dict[str, str] = {
    "D7": "The search ends unsettled here, alike from four starts, with the trunk some 20 deg back and the arms level. "
    "Told to lean 30 deg back, with the arms leaning along so that the crate comes nearer, the same model has little "
    "more than half the cost and 3.7 times the pressure of standing. How far the man leant is not printed. Nor is it "
    "certain where 60 cm was measured from: at 40 cm from the chest the model comes to 3.7 as it is.",
    "D11": "The bend it is divided by has an assumed angle, since the abstract gives none: 30 deg add 333 N, 40 deg "
    "would add 446 N and bring the ratio to 0.82, inside the band. The raised arm alone adds 130 N, the "
    "weight in it the rest.",
    "D15b": "Just outside. L5-S1 is at the end of its range and the other lumbar levels are near theirs: ranges come "
    "from radiographs and stop the lumbar spine at some 53 deg, where sensors on the skin saw 66 deg (and "
    "skin slides on bone).",
    "D19": "The shoulder blade is welded to T5 and the arm turns on it alone, so raised arms do not pull the thorax "
    "back as pectorals, latissimus and the collar bone do. What is left is balance: the arms' weight moves.",
    "D22b": "Being just stable, without any safety factor, costs 5.8 % already: upright, the extensors hardly work, "
    "so all stiffness against 32 kg high up comes from co-contraction. Tissue twice as stiff gives 4.2 %, q "
    "= 30 gives 4.7 %, the load hung at T12 3.7 %. Likely the passive column is too soft (T1-S1 buckles at "
    "half the measured load), there are no reflexes, and how the weight was worn is assumed.",
    "D23a": "With q = 20 the muscles that balance a bent lift hold 1.31 times what is carried, more than the 1.15 "
    "that is asked, so stability costs nothing. q = 10 and 5 give 2.5 and 8.3 %, but quiet standing would "
    "then take 3.9 and 8.1 % of the wall where 1.7 % are measured. People may also brace before a lift; the "
    "model only does what it must.",
    "D23b": "As D23a: nothing is added, so nothing is gained. q = 10 and 5 give 22 and 59 %, at the price in quiet "
    "standing named there.",
    "D24a": "Just under the band. A brace of 2.8 % of all four wall muscles alike already costs the 15 %, because "
    "pressure is paid for and the wall pulls down; people brace their muscles unequally.",
    "D25": "At 110 deg the thoracic parts of longissimus and iliocostalis are under 3 %, but the lumbar longissimus "
    "rises to 20 % and the multifidus to 10 %: discs, ligaments and stretched muscle carry about two thirds "
    "of the 94 N m at L5-S1, and active muscle must hold the rest. Passive tissue is too soft at full "
    "flexion, or the lever of the fascia too short.",
}
