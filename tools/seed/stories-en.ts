/** What customers complain of in English, by category and sub-category: title and description. `texts.ts` fills the slots. */
export const ENGLISH: Record<string, readonly (readonly [title: string, description: string])[]> = {
  'product/performance': [
    ['{product} drops out every evening', 'Since {date} it stops working for minutes at a time, {times} times a day.'],
    [
      '{product} does not hold its charge',
      'Bought {days} days ago. Full in the morning, empty by noon with little use.',
    ],
    [
      '{product} slower than sold',
      'Measured {times} times on different days; never reaches half of what was promised.',
    ],
  ],
  'product/safety': [
    ['{product} became hot enough to smell', 'Happened on {date} while charging. Customer pulled the plug at once.'],
    ['Sharp edge on {product}', 'A child was scratched by the rim. Bought {days} days ago, photos were sent.'],
  ],
  'product/material': [
    [
      'Casing of {product} cracked',
      'No fall, no pressure. The crack starts at the screw and has grown for {days} days.',
    ],
    ['Strap of {product} came apart', 'The seam opened after {days} days of ordinary wear.'],
  ],
  'product/description': [
    ['{product} sold as new was used before', 'The seal was open and the device asked for a password nobody knew.'],
    [
      '{product} lacks what the page promises',
      'The page of {date} lists a function that the delivered model does not have.',
    ],
  ],
  'service/pre_sale': [
    ['Was told {product} could be cancelled at any time', 'The shop said so on {date}; the contract says 24 months.'],
    [
      'Discount promised at the counter not given',
      '{amount} off was promised for {product}; the bill shows the full price.',
    ],
  ],
  'service/in_sale': [
    [
      'Three forms for one {product}',
      'Customer filled in the same details {times} times and waited an hour in the shop.',
    ],
    [
      'Order {order} stuck in payment',
      'The sum of {amount} was debited, the order still reads unpaid after {days} days.',
    ],
  ],
  'service/after_sale': [
    [
      'Repair of {product} takes forever',
      'Handed in on {date}. Asked {times} times since and got a different day each time.',
    ],
    ['Technician did not come', 'Agreed for {date}, customer took the day off, nobody came and nobody called.'],
    ['{product} came back with the same fault', 'Repaired for {days} days and returned as it was.'],
  ],
  'service/delay': [
    ['Passed from desk to desk', 'Called {times} times about {order}; every time another department is responsible.'],
    [
      'Parcel {order} late for {days} days',
      'Tracking has not moved since {date}. The hotline can only say that it is on its way.',
    ],
    [
      'Delivered, says the courier; nothing arrived',
      '{order} shows as handed over on {date}. Neighbours have nothing.',
    ],
  ],
  'service/attitude': [
    ['Agent hung up', 'Call of {date} about {product}. After the second question the line went dead.'],
    ['Rude at the counter', 'Customer asked about {product} and was told to read the notice on the wall.'],
  ],
  'communication/jargon': [
    [
      'Nobody can explain the letter',
      'Letter of {date} about {product}: three pages of terms, and a fee of {amount} at the end.',
    ],
    ['Bill of {product} not understandable', 'Seven lines with codes. Customer asked {times} times what line four is.'],
  ],
  'communication/tone': [
    [
      'Sarcastic answer in the chat',
      'Chat of {date} about {order}. The answer ended with an emoji that customer felt mocked by.',
    ],
    ['Was shouted at on the phone', 'Call about {amount} that is missing. The recording should be heard.'],
  ],
  'communication/empathy': [
    [
      'Standard text after a bereavement',
      'Account of a deceased parent; {times} times the same text asking the parent to sign.',
    ],
    ['Nobody listened', 'Customer explained the outage of {product} for {days} days and was offered another tariff.'],
  ],
  'communication/wrong_information': [
    ['Told {product} was included, it was not', 'Said on {date} by the hotline; {amount} was charged the month after.'],
    ['Two agents, two answers about {order}', 'One says refund within {days} days, the other says there is none.'],
  ],
  'process/returns': [
    ['Refund for {order} did not come', 'Sent back on {date}, received by the warehouse, {amount} still outstanding.'],
    [
      'Return of {product} refused',
      'Within {days} days and unopened, refused for a missing slip that was never in the box.',
    ],
  ],
  'process/membership': [
    ['Points expired without a word', '{points} points gone on {date}. No message came before.'],
    ['Gold level lost by mistake', 'Order {order} was not counted, so the level fell. {amount} of discounts are gone.'],
  ],
  'process/complaint_process': [
    ['No way to complain in the app', 'Customer searched for {times} evenings, the form ends in an error.'],
    ['Complaint of {date} has no number', 'Was told it is noted. Nobody finds it, everything has to be told again.'],
  ],
  'process/billing': [
    ['Charged twice for {product}', 'Two debits of {amount} on {date} and two days later. The app shows one bill.'],
    ['Fee of {amount} nobody announced', 'On the bill of {date}. The hotline calls it an adjustment.'],
    ['Cancelled, still charged', '{product} was cancelled {days} days ago; {amount} went off again.'],
  ],
};
